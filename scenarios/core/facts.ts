/** What one probe saw, and nothing it thinks: plain data that the judge reads and anyone can re-read later. */

/** How a connection came to be; a dimension of its own beside enforcement point and access path. */
export type ConnectionKind = 'fresh' | 'resumed' | 'kept-alive' | 'h2' | 'stream'

/** How far the attempt came before it ended. */
export type Phase = 'dns' | 'connect' | 'tls' | 'request' | 'headers' | 'body'

/** `event` is one message on a stream that was already open; `ended` is the end of such a stream. */
export type Ending = 'answered' | 'broken' | 'timed-out' | 'not-sent' | 'event' | 'ended'

export interface Facts {
  ending: Ending
  phase: Phase
  /** Milliseconds on the run's monotonic clock: when the first byte of the request was handed over. For an `event`: when it arrived. */
  sentAtMs: number
  /** Milliseconds on the run's monotonic clock: when the last thing was known. */
  endedAtMs: number
  status?: number
  /** Only the headers that judgement reads, lower case, one string each, at most 512 characters. */
  headers?: Readonly<Record<string, string>>
  headerCount?: number
  body?: {
    bytes: number
    sha256: string
    /** All bytes that the framing promised have arrived. */
    complete: boolean
    /** False when only the closing of the connection marked the end. */
    framed: boolean
    /** The byte cap was hit. */
    capped: boolean
  }
  /** Whether the declared proof of access is in the bytes (for a write: in the read-back). Absent when none was asked for. */
  proof?: 'found' | 'absent'
  /** `error` of an OAuth error answer: from WWW-Authenticate, else from a JSON body. */
  oauthError?: string
  /** Scheme of the WWW-Authenticate challenge, lower case. */
  challenge?: string
  /** Shapes of denial, declared for this point, that the bytes match. */
  matched?: readonly DenialShape[]
  error?: {
    /** Node or OpenSSL code, for example ECONNRESET. */
    code: string
    /** TLS alert number where the peer sent one. @see RFC 8446 §6 */
    alert?: number
  }
  tls?: { version: string; resumed: boolean }
  connection: { kind: ConnectionKind; id: string; source: string }
  /** Offset of the server's Date header to the local wall clock, in ms (second resolution). */
  dateOffsetMs?: number
}

/** How an enforcement point may say no, as its target file declares it. `oauth` is always understood. */
export type DenialShape =
  | 'oauth'
  | 'http-400-tls'
  | 'redirect-to-login'
  | 'hidden-404'
  | 'silent-close'
  | `empty:${string}`
  | `field:${string}`

/** A run of equal consecutive facts of one watcher, folded. */
export interface Segment {
  facts: Facts
  count: number
  /** Sent and ended time of the first and of the last probe in the segment. */
  first: { sentAtMs: number; endedAtMs: number }
  last: { sentAtMs: number; endedAtMs: number }
  /** Longest time between two consecutive sends inside the segment, and from the previous segment's last send. */
  maxGapMs: number
}
