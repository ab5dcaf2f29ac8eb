/** What a run will do and against which list it will be judged; written before anything is sent. */
import type { ConnectionKind, DenialShape } from './facts.ts'

export type Tier = 'low' | 'standard' | 'high'
export type Level = 'must' | 'should' | 'n.a.'

export const stages = [
  'DISCOVER',
  'REGISTER',
  'BIND',
  'CERT',
  'ISSUE',
  'CLAIMS',
  'ACCESS',
  'AUDIT',
  'ROTATE',
  'THEFT',
  'REVOKE',
  'EXPIRE',
  'OFFBOARD',
  'RECERTIFY',
  'VENDOR',
  'WEBHOOK',
] as const
export type Stage = (typeof stages)[number]

/** Durations in milliseconds unless the name says otherwise. Tier defaults, tightened by the target, loosened only by a profile. */
export interface Limits {
  timeToStopMs: number
  holdMs: number
  tokenLifetimeMs: number
  leewayMs: number
  auditDelayMs: number
  clockOffsetMs: number
}

/** What the judge must know of one place that decides. */
export interface PointPlan {
  name: string
  /** `issuer` answers token requests; `registration` and `management` are operator doors. */
  kind: 'enforcement' | 'issuer' | 'registration' | 'management' | 'introspection' | 'revocation'
  denies: readonly DenialShape[]
  /** Its own error codes, and which registered code each stands for. */
  errors?: Readonly<Record<string, string>>
  cacheMs: number
  connections: readonly ConnectionKind[]
  eventPeriodMs?: number
  /** Format of the access tokens that it takes; an enforcement point takes one. */
  tokenFormat?: 'jwt' | 'opaque'
  /** It takes API keys as well. */
  takesApiKeys?: true
}

export interface PlannedScenario {
  id: string
  title: string
  stage: Stage
  controls: readonly string[]
  /** Longest chain of waits it declares, in ms; 0 where that is left to a later sitting. */
  waitsMs: number
  /** How often it is played, each time with new clients: more than once only what withdraws access. */
  trials: number
  /** What that chain waits for, in words. */
  waitsFor?: readonly string[]
  /** Its waits lie further away than `defer.overMs`: `resume` finishes it, no earlier than after so many ms. */
  deferredByMs?: number
  blast: 'own' | 'organisation' | 'shared'
}

export interface Exclusion {
  control: string
  reason: string
  approver: string
}

export interface Waiver {
  control: string
  target: string
  /** The failure's reason code or text that it covers, word for word. */
  failure: string
  owner: string
  approver: string
  ticket: string
  /** ISO date; at most 90 days after `granted`. */
  granted: string
  expires: string
}

/** How long access tokens live when nobody can ask for less. */
export interface TokenLife {
  ms: number
  /** How that is known. */
  because: string
}

/** Requests per second; one over a new or resumed connection counts as several. */
export interface Probes {
  /** What the target allows. */
  budget: number
  /** What following one credential takes after its withdrawal, at every enforcement point over each kind of connection. */
  perWithdrawal: number
}

export interface Plan {
  schema: 'sallyport.plan/1'
  run: string
  tool: string
  createdWall: string
  target: { name: string; file: string; digest: string }
  partner: { name: string; file: string; digest: string; organisation: string }
  tier: Tier
  profile: {
    name: string
    digest: string
    /** Every control of the profile, whatever the tier. */
    controls: readonly string[]
    excluded: readonly Exclusion[]
    /** Applicable core controls that the profile leaves out: with any, no verdict of it is a go-live decision. */
    coreLeftOut: readonly string[]
    waivers: readonly Waiver[]
  }
  limits: Limits
  points: readonly PointPlan[]
  /** What must hold: profile ∩ must at the tier ∩ applies to this partner. Never narrowed by a filter. */
  required: readonly string[]
  /** Controls of the profile that are `should` at the tier and apply. */
  advised: readonly string[]
  notApplicable: readonly { control: string; reason: string }[]
  /** Controls that apply but need what the target says it does not have. */
  gaps: readonly { control: string; capability: string; reason: string }[]
  /** Scenarios that others would feel, left out because the target file does not allow them; their controls are judged by the rest. */
  leftOut: readonly { scenario: string; controls: readonly string[]; reason: string }[]
  scenarios: readonly PlannedScenario[]
  /** The `--only` words, when the run was narrowed. */
  narrowedTo: readonly string[] | null
  creates: { clients: number; organisations: number; certificates: number; levers: number }
  probes: Probes
  criticalPathMs: number
  predictedMs: number
  /** The run ends without waiting for what lies further away; `folder` is the run's folder, as the caller named it. */
  defer?: { overMs: number; folder: string }
}
