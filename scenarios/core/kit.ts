/** What a scenario is handed: ports named in the words of the domain, and only those whose capability it declared. */
import type { Attempt, Call, TokenRequest } from './attempts.ts'
import type { AccessPath, LeverName, Operator, Plain } from './check.ts'
import type { ConnectionKind } from './facts.ts'
import type { Limits, Tier } from './plan.ts'
import type { ApiKey, ApiKeyPorts } from './ports/api-key-ports.ts'
import type { CalendarPorts } from './ports/calendar-ports.ts'
import type { CredentialPorts } from './ports/credential-ports.ts'
import type { DrillPorts } from './ports/drill-ports.ts'
import type { ExitPorts } from './ports/exit-ports.ts'
import type { ExpiryPorts } from './ports/expiry-ports.ts'
import type { GovernancePorts } from './ports/governance-ports.ts'
import type { Delegated, GrantPorts } from './ports/grant-ports.ts'
import type { ObservationPorts } from './ports/observation-ports.ts'
import type { PossessionPorts } from './ports/possession-ports.ts'
import type { ReceiverPorts, Subscription } from './ports/receiver-ports.ts'
import type { SecretPorts } from './ports/secret-ports.ts'
import type { SharedPorts } from './ports/shared-ports.ts'

/** A duration that the plan can add up before the run: a stop, the hold, the tier's limit, the bound of a point that is cut off, or a number of milliseconds. */
export type Wait = 'stop' | 'hold' | 'limit' | 'offline' | number

export interface Organisation {
  readonly id: string
  /** Text that stands in this organisation's records and in no one else's: the proof that its data came out. */
  readonly marker: string
}

/** A certificate with its private key. `fingerprint` is the base64url SHA-256 of the DER (x5t#S256, RFC 8705 §3.1). */
export interface Certificate {
  readonly label: string
  readonly fingerprint: string
  readonly serial: string
  readonly notAfterWallMs: number
}

/** An access token; its value never leaves the fixtures. Claims are there when the token is a JWT that the harness may read. */
export interface Token {
  readonly label: string
  readonly fingerprint: string
  readonly audience: string
  readonly scopes: readonly string[]
  readonly expiresInS: number
  readonly type: string
  readonly claims: Readonly<Record<string, Plain>> | null
  /** JOSE header, for a JWT. */
  readonly header: Readonly<Record<string, Plain>> | null
  /** Members of the token answer other than the token itself, and its cache headers. */
  readonly answer: Readonly<Record<string, Plain>>
}

/** A record as the target reports it. */
export type Reported = Readonly<Record<string, Plain>>

export interface Partner {
  readonly name: string
  readonly clientId: string
  readonly organisation: Organisation
  readonly certificate: Certificate
  /** Scopes that the partner file asks for. */
  readonly scopes: readonly string[]
  /** Scopes of the operations that it may not make. */
  readonly forbiddenScopes: readonly string[]
  /** Operations of the target file that it may make, may not make, and that no partner may ever make. */
  readonly may: readonly string[]
  readonly mayNot: readonly string[]
  readonly never: readonly string[]
  /** One operation that it may make and that reads data: the call that works. */
  readonly reads: string
  /** Operations that it may make on one named object. */
  readonly objects: readonly string[]
  /** Those of its operations that write, with the scope each needs. */
  readonly writes: readonly string[]
  /** The answer to its registration. */
  readonly registered: Reported
  /** A token for the audience of this point, made now. */
  token(point: Point, wish?: { scopes?: readonly string[]; audience?: string }): Promise<Token>
  /** A call that works (of `reads` unless told); its token is fetched for each point as needed, and kept. */
  call(operation?: string): Call
  tokenRequest(): TokenRequest
  /** The same request over an open connection and over new ones: behind one address there may be many nodes, and a new connection meets any of them. */
  newTokens(): readonly TokenRequest[]
  /** The same partner without the tokens that it was given so far: it asks for new ones. */
  anew(): Partner
  /** The same partner, using this certificate from now on. */
  carrying(certificate: Certificate): Partner
  /** The same partner without the tokens that it holds: it asks for new ones. */
  afresh(): Partner
}

export interface Attacker {
  readonly source: string
  /** A valid certificate of the attacker's own, from the same authority, for someone else. */
  readonly certificate: Certificate
}

/** What came back, for scenarios that go on with what it said. */
export interface Answer {
  readonly exchange: string
  readonly allowed: boolean
  readonly status: number
  readonly json: Plain
  readonly headers: Readonly<Record<string, string>>
}

/** A place that decides. Each verb records a check; none of them throws because the target misbehaves. */
export interface Door<A extends Attempt> {
  readonly name: string
  /** Must be let in. Answers what came back, or null if it was not let in. */
  admits(attempt: A): Promise<Answer | null>
  /** The call that works is admitted, the mutant refused, and the call that works is admitted again. */
  refuses(mutant: A): Promise<void>
  /** Must be let in before the limit for a stop is over; asked again until then. */
  comesToAdmit(attempt: A): Promise<void>
  /** Must be refused before the limit for a stop is over; asked again until then, and then compared with the call that works. */
  comesToRefuse(mutant: A): Promise<void>
  /** Must not be let in while this goes on, not even once; whether it is refused or not answered is all the same. */
  keepsOut(attempt: A, during: string, meanwhile?: () => Promise<void>): Promise<void>
  /** The mutant may be answered, but the data of the other must not be in the answer, while that one's own call gets it. */
  withholds(mutant: A): Promise<void>
  /** One single-use credential, presented `times` at once over open connections: at most one may be admitted. */
  admitsOnce(captured: A, times: number): Promise<void>
  /** What a withdrawal has ended: none of these is admitted. That the place is up is vouched for by the witness. */
  admitsNone(attempts: readonly A[]): Promise<void>
  /** Sends it without a check of its own. An answer that is neither a yes nor a no ends the play as untestable. */
  tries(attempt: A): Promise<Answer>
}

export interface Point extends Door<Call> {
  readonly audience: string
  readonly tokenFormat: 'jwt' | 'opaque'
  /** In which it takes API keys; `x-api-key`, as most do, where it says that it takes none. */
  readonly apiKeyHeader: string
}

export interface Issuer extends Door<TokenRequest> {
  readonly identifier: string
  /** What it wants client assertions to name as their audience. */
  readonly assertionAudience: string
  /** An audience of the issuer that no enforcement point of the target is meant for; null when none is declared. */
  readonly foreignAudience: string | null
  /** Claims that its tokens are declared to carry beside those that are registered for access tokens. */
  readonly claims: readonly string[]
  /** Both well-known documents; null where one is missing. @see RFC 8414 §3 */
  metadata(): Promise<{ oauth: Reported | null; openid: Reported | null }>
  /** Endpoints named in it that are not https or lie outside the declared hosts. */
  strays(metadata: Reported): readonly string[]
  keys(): Promise<readonly Reported[]>
}

export interface Host {
  readonly name: string
  /** Versions below TLS 1.2 that it accepts, and whether plain HTTP is answered. */
  transport(): Promise<{ weakProtocols: readonly string[]; plaintextAnswered: boolean; certificateValid: boolean }>
  /** Offset of its Date header to this machine's clock, in ms (the header has a resolution of one second). */
  clockOffsetMs(): Promise<number>
}

/** A way to withdraw trust. Nothing happens until a watch (or `pull`) uses it. */
export interface Lever {
  readonly name: LeverName
  readonly subject: string
}

/** Access that is watched from before its end until it has stayed ended. */
export interface Watch {
  /** Arms every watcher (one success each), pulls the lever, and watches until all have stopped and stayed stopped. */
  stopsAfter(lever: Lever): Promise<void>
  /** The access ends by itself at this wall time (each token's own end unless told), no later than the leeway after it. */
  endsAt(wallMs: number | 'expiry'): Promise<void>
}

export type { Subscription } from './ports/receiver-ports.ts'

export interface WatchWish {
  points?: readonly Point[]
  /** All that each point declares, unless told. */
  connections?: readonly ConnectionKind[]
  /** Other ways in, each tried all the time at the place that decides on it: new tokens, refreshing, managing the registration … */
  also?: readonly Attempt[]
  /** Such ways in that are used once before the lever, and once more as late as the limit allows. */
  idle?: readonly Attempt[]
  /** What must keep working meanwhile: calls at every point, anything else at its own place. */
  untouched?: readonly Attempt[]
  /** The same of whoever the lever is pulled on: ways in that it is not aimed at. */
  spared?: readonly Attempt[]
}

export interface Checks {
  /** Records a comparison. Pass fingerprints, never secrets. */
  value(what: string, seen: Plain | undefined, operator: Operator, wanted?: Plain): void
  /** The question cannot be put: ends the play, and the controls are inconclusive. */
  untestable(why: string): never
}

export interface AuditRecord {
  readonly time: string | null
  readonly client: string | null
  readonly organisation: string | null
  readonly action: string | null
  readonly outcome: 'allowed' | 'denied' | null
  readonly correlation: string | null
  readonly reason: string | null
  readonly actor: string | null
  readonly source: string | null
  readonly tokenId: string | null
  readonly point: string | null
}

/** Something that this scenario sent, to be found again in the audit trail. */
export interface Act {
  readonly correlation: string
  /** `cut`: a request that was sent again because its connection ended; whether it left a record is open. */
  readonly kind: 'call' | 'token' | 'management' | 'cut'
  readonly point: string
  readonly source: string
  /** Whether it was let in; null when the answer was neither a yes nor a no. */
  readonly allowed: boolean | null
  /** `jti` of the assertion that it showed and of the token that it was given: what a record may name in place of the request. */
  readonly traces?: readonly string[]
  /** What the management plane was asked, below its address, and when. */
  readonly asked?: { readonly path: string; readonly fromWallMs: number; readonly untilWallMs: number }
}

/** Whether the management plane did what it was asked. */
export type Decision = 'accepted' | 'refused'
export type Change = Readonly<Record<string, Plain | undefined>>

/** What each capability adds to the kit. A port whose capability was not declared is not there. */
export interface CapabilityPorts
  extends ApiKeyPorts,
    CalendarPorts,
    ExitPorts,
    CredentialPorts,
    SecretPorts,
    DrillPorts,
    ExpiryPorts,
    GovernancePorts,
    GrantPorts,
    ObservationPorts,
    PossessionPorts,
    ReceiverPorts,
    SharedPorts {}

export type Capability = keyof CapabilityPorts

/** One way of still getting in: a call that every enforcement point decides on, or an attempt at a place of its own. */
/** `paths`: what it shows; a token request may show a key and a certificate. */
export type WayIn = { paths: readonly AccessPath[] } & (
  | { kind: 'call'; call: Call }
  | { kind: 'elsewhere'; attempt: Attempt }
)

/** What exists already and is to be among the ways in; or the one operation that they must lead to. */
export interface WaysWish {
  grant?: Delegated
  subscription?: Subscription
  apiKey?: ApiKey
  operation?: string
}

export interface BaseKit {
  /** This scenario's own disposable client: registered, bound to an organisation, approved, active. */
  readonly partner: Partner
  /** A second application of the same organisation. */
  sibling(): Promise<Partner>
  readonly points: readonly Point[]
  readonly issuer: Issuer
  readonly hosts: readonly Host[]
  /** Declared routes around the enforcement points. */
  readonly detours: readonly { readonly name: string; withholds(call: Call): Promise<void> }[]
  readonly attacker: Attacker
  readonly check: Checks
  readonly tier: Tier
  readonly limits: Limits
  /** Every way in that this partner has at this target, each made ready and good for a watch. */
  waysIn(partner: Partner, wish?: WaysWish): Promise<readonly WayIn[]>
  watch(calls: Call | readonly Call[], wish?: WatchWish): Watch
  /** Pulls a lever without watching; answers whether it was acknowledged as done. */
  pull(lever: Lever): Promise<boolean>
  /** Waits until the time in which a withdrawal must have arrived everywhere is over. */
  propagation(): Promise<void>
  /** Everything that this scenario sent so far. */
  acts(kind: Act['kind']): readonly Act[]
  /** A wall time this many seconds from now. */
  inSeconds(seconds: number): number
}

type UnionToIntersection<U> = (U extends unknown ? (u: U) => void : never) extends (i: infer I) => void ? I : never

export type Kit<N extends readonly Capability[]> = BaseKit &
  (N extends readonly [] ? object : UnionToIntersection<CapabilityPorts[N[number]]>)
