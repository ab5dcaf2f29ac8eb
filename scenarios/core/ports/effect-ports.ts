/** What a withdrawal really does: the revocation endpoint itself, deletion by the partner, scopes, tokens minted meanwhile, receipts. */
import type { Attempt, Call } from '../attempts.ts'
import type { Lever, Partner, Point, Token } from '../kit.ts'

/** The endpoint that ends tokens, asked directly: what came of it is for the enforcement points to tell. @see RFC 7009 §2 */
export interface RevocationEndpoint {
  /** `by` asks for the end of a token, its own or not; `unknown` is one that nobody issued. Answers the status. */
  asked(by: Partner, token: Token | 'unknown', how?: RevocationAsk): Promise<number>
}

export interface RevocationAsk {
  hint?: 'access_token' | 'refresh_token' | 'none'
  /** Regular unless told: without any authentication, or by GET with everything in the query. */
  manner?: 'unauthenticated' | 'get'
}

/** A registration in the hands of the partner itself. @see RFC 7592 §2 */
export interface OwnRegistration {
  /** Reading it with its management credential, as a way in; none where each use renews that credential. */
  reading(partner: Partner): Promise<readonly Attempt[]>
  /** @see RFC 7592 §2.3 */
  deletion(partner: Partner): Lever
}

export interface ScopeRemoval {
  /** An operation whose right can be taken away, and the scopes that the partner then keeps: as many as possible. */
  candidate(partner: Partner): { operation: string; kept: readonly string[] }
  lever(partner: Partner, kept: readonly string[]): Lever
}

export interface Minting {
  /** Workers ask for tokens without a pause before and at the moment of the lever, then now and then until it has had its time. */
  across(partner: Partner, lever: Lever): Promise<Minted>
}

export interface Minted {
  /** Every token that was handed out for the audience of this point. */
  for(point: Point): readonly Token[]
  /** From the acknowledgement until the last request was sent that still got a token, in ms; below zero when none came after it. */
  readonly lastAfterMs: number
}

export interface Receipts {
  /** Pulls a lever, and keeps what the target says of it. */
  pull(lever: Lever): Promise<Receipt>
}

/** The word of a lever: what it says is applied must hold at once, what it says is pending when that time is over. */
export interface Receipt {
  readonly acknowledged: boolean
  /** This call is no longer admitted when, by the lever's own word, it must not be. */
  endsAt(point: Point, call: Call): Promise<void>
  /** This call is admitted when, by the lever's own word, it must be. */
  opensAt(point: Point, call: Call): Promise<void>
  /** Pulled once more it is just as acknowledged, and by now read back as done. */
  repeated(): Promise<void>
}

/** Work that is ordered now and done later, by those operations of the target file that are jobs. */
export interface Jobs {
  /** Ordered and done. */
  finished(partner: Partner, point: Point): Promise<Job>
  /**
   * The same lever, and right before it every partner orders a job at every point that is to be done only after the lever had its time.
   * The orders are there once it was pulled.
   */
  queuedBefore(lever: Lever, partners: readonly Partner[], points: readonly Point[]): QueuedJobs
}

export interface QueuedJobs {
  readonly lever: Lever
  of(partner: Partner): readonly Job[]
}

export interface Job {
  readonly point: string
  /** What came of it, once its time is over; `gone` when the partner cannot see it any more. */
  outcome(): Promise<'done' | 'stopped' | 'waiting' | 'gone'>
  /** The link to what it made, opened without a token. */
  download(): Attempt
}
