/** What a scenario asserts, as data that points at facts: the judge evaluates it, now or years later. */
import type { ConnectionKind } from './facts.ts'

/** The one thing that differs between the call that works and its mutant. It says which reasons for a denial count. */
export type Element =
  | 'token'
  | 'holder'
  | 'certificate'
  | 'proof'
  | 'scope'
  | 'operation'
  | 'object'
  | 'organisation'
  | 'audience'
  | 'header'
  | 'path'
  | 'assertion'
  | 'client'
  | 'grant'
  | 'metadata'
  | 'approval'
  | 'operator'
  | 'replay'
  /** A lever was pulled on whoever makes the call. */
  | 'withdrawal'

/** JSON values that may stand in a record. Secrets never do: compare fingerprints. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain }

export type Operator =
  | 'equals'
  | 'differs-from'
  | 'is-one-of'
  | 'includes-all'
  | 'includes-none'
  | 'subset-of'
  | 'at-most'
  | 'at-least'
  | 'is-present'
  | 'is-absent'
  | 'is-empty'

export type Regime = 'busy' | 'idle'

/** One cell of a watch: where, by which access path, over what kind of connection, and how it was kept. */
export interface Cell {
  point: string
  path: AccessPath
  connection: ConnectionKind
  regime: Regime
}

/** The readable names of the kill matrix's access paths, P1 to P13. */
export type AccessPath =
  | 'new-token-by-key'
  | 'new-token-by-certificate'
  | 'refresh-token'
  | 'derived-token'
  | 'opaque-token'
  | 'jwt'
  | 'bound-token'
  | 'open-stream'
  | 'open-connection'
  | 'api-key'
  | 'outgoing-event'
  | 'queued-job'
  | 'management-credential'

/** The readable names of the kill matrix's levers, L1 to L14, and of what must work like one. */
export type LeverName =
  | 'revoke-token'
  | 'revoke-grant'
  | 'replay-refresh-token'
  | 'suspend-client'
  | 'delete-client'
  | 'replace-key'
  | 'replace-compromised-key'
  | 'rotate-secret'
  | 'replace-registration-token'
  | 'revoke-certificate'
  | 'suspend-organisation'
  | 'end-organisation'
  | 'remove-scope'
  | 'withdraw-issuer-key'
  | 'disable-api-key'
  | 'disable-subscription'
  | 'expiry'
  | 'stop-partner'
  | 'security-event'

export type Check = { /** What was expected, in words of the scenario. */ expected: string; point?: string } & (
  | { kind: 'admits'; exchange: string }
  | { kind: 'refuses'; element: Element; mutation: string; before: string; mutant: string; after: string }
  /**
   * In a later sitting: a token of the first, which was let in then (`first`), is refused after its end.
   * Tried later than `leewayMs` after it, nobody saw how soon it ended; that is told with the pass.
   */
  | {
      kind: 'ended'
      mutation: string
      first: string
      before: string
      mutant: string
      after: string
      endsAtMs: number
      leewayMs: number
      /** The end itself was watched too, so its moment is known. */
      watched?: true
    }
  /** The mutant may be answered, but the proof of the other's data must not be in it, while that one's own call has it. */
  | { kind: 'withholds'; element: Element; mutation: string; before: string; mutant: string; after: string }
  /** None of these was let in, `during` something that keeps the point from knowing or answering. */
  | { kind: 'keeps-out'; exchanges: readonly string[]; during: string }
  /** Of many presentations of one single-use credential, at most one may be admitted. */
  | { kind: 'at-most-once'; attempts: readonly string[]; twinBefore: string; twinAfter: string }
  /** What a withdrawal has ended: not one of these attempts may be admitted, while the witness is. */
  | { kind: 'none-admitted'; attempts: readonly string[] }
  | { kind: 'stops'; cell: Cell; series: string; lever: string; limitMs: number; holdMs: number }
  /** The access must end by itself within [endsAtMs, endsAtMs + leewayMs]. */
  | { kind: 'expires'; cell: Cell; series: string; endsAtMs: number; leewayMs: number; holdMs: number }
  /**
   * Must stay admitted from `fromMs` to `untilMs`: the sibling, the witness, the partner with its new key.
   * `lever`: the one that was pulled on this very partner, and is not aimed at this way in.
   */
  | { kind: 'keeps-working'; cell: Cell; series: string; fromMs: number; untilMs: number; lever?: string }
  | { kind: 'value'; what: string; operator: Operator; seen: Plain; wanted: Plain }
  /** A lever that must answer truthfully: done, and read back as done. */
  | { kind: 'lever-done'; lever: string }
  /** A required capability that the target lacks. */
  | { kind: 'gap'; capability: string }
  /** The question could not be put; `why` says what stood in the way. Always inconclusive. */
  | { kind: 'untested'; why: string }
)
