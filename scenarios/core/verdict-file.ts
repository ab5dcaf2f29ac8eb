/** The shape of verdict.json, which pipelines read: extend it, never change it. */
import type { AccessPath, LeverName, Regime } from './check.ts'
import type { Pending } from './deferral.ts'
import type { ConnectionKind } from './facts.ts'
import type { Exclusion, Tier } from './plan.ts'

export type Result = 'not-applicable' | 'pass' | 'waived' | 'inconclusive' | 'fail'
export type Verdict = 'GO' | 'NO-GO' | 'NO DECISION'

export interface ControlResult {
  id: string
  result: Result
  required: boolean
  scenario: string | null
  reason: string
  expected?: string
  seen?: string
  point?: string
  path?: string
  connection?: string
}

/** Access stopped somewhere in (lowerMs, upperMs] after the lever was sent; null where an end is unknown. */
export interface TimeToStop {
  control: string
  lever: LeverName
  point: string
  path: AccessPath
  connection: ConnectionKind
  regime: Regime
  lowerMs: number | null
  upperMs: number | null
  limitMs: number
  probes: number
  loopDelayP99Ms: number
  result: Result
}

/** A way in of the partner that a lever was not aimed at: whether it went on working while the lever was pulled. */
export interface KeptWorking {
  control: string
  lever: LeverName
  point: string
  path: AccessPath
  connection: ConnectionKind
  result: Result
}

export interface VerdictFile {
  schema: 'sallyport.verdict/1'
  verdict: Verdict
  run: string
  target: string
  partner: string
  tier: Tier
  profile: { name: string; digest: string; excluded: readonly Exclusion[] }
  /** True when the profile leaves out an applicable core control: the verdict is then not a go-live decision. */
  notAGoLiveDecision: boolean
  reasons: readonly string[]
  controls: readonly ControlResult[]
  timeToStop: readonly TimeToStop[]
  /** Absent in verdicts of earlier versions. */
  keptWorking?: readonly KeptWorking[]
  timing: { wallMs: number; criticalPathMs: number; predictedMs: number; requests: number }
  record: { lines: number; head: string }
  leftBehind: readonly string[]
  /** Left to a later sitting; absent when nothing is. */
  pending?: readonly Pending[]
}
