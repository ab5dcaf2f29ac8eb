/** The probes of one watcher in order, as what the stop rules read: when it was last let in, when it was first refused, and what came after. */
import type { ConnectionKind } from '../facts.ts'
import type { Outcome } from '../outcome.ts'
import { creditOf } from './credit.ts'
import type { Evidence, Series } from './evidence.ts'

export interface Stretch {
  /**
   * `credited`: a denial that counts. `other`: a denial for another reason, of too weak a shape, or in an outage.
   * `possible`: a success without the proof of access, which may have been one.
   */
  meaning: 'allowed' | 'credited' | 'other' | 'possible' | 'unclear'
  /** The connection itself came to its end, rather than a request being refused. */
  ended: boolean
  fromMs: number
  untilMs: number
  firstEndedAtMs: number
  lastSentAtMs: number
  count: number
  maxGapMs: number
  status: number | undefined
  connection: { kind: ConnectionKind; id: string }
  resumed: boolean | undefined
  dateOffsetMs: number | undefined
  why: string
}

export function stretchesOf(series: Series, evidence: Evidence, core: boolean): readonly Stretch[] {
  const { point } = series.cell
  return evidence.judged(series).map(({ outcome, facts, first, last, count, maxGapMs }) => {
    const credit = outcome.verdict === 'denied' ? creditOf(outcome, 'withdrawal', facts.status, core) : null
    const vouched = credit?.counts !== true || evidence.witness.vouches(point, first.sentAtMs, first.endedAtMs)
    return {
      meaning: meaningOf(outcome, credit?.counts === true && vouched),
      ended: facts.ending === 'ended',
      fromMs: first.sentAtMs,
      untilMs: last.endedAtMs,
      firstEndedAtMs: first.endedAtMs,
      lastSentAtMs: last.sentAtMs,
      count,
      maxGapMs,
      status: facts.status,
      connection: facts.connection,
      resumed: facts.tls?.resumed,
      dateOffsetMs: facts.dateOffsetMs,
      why: vouched
        ? wordsOf(outcome, credit && !credit.counts ? credit.why : null)
        : 'the witness was not admitted around the denial: it may be an outage',
    }
  })
}

function meaningOf(outcome: Outcome, credited: boolean): Stretch['meaning'] {
  switch (outcome.verdict) {
    case 'allowed':
      return 'allowed'
    case 'denied':
      return credited ? 'credited' : 'other'
    case 'indeterminate':
      return outcome.possiblyAllowed ? 'possible' : 'unclear'
    default:
      return outcome satisfies never
  }
}

function wordsOf(outcome: Outcome, discredit: string | null): string {
  if (discredit) return discredit
  if (outcome.verdict === 'indeterminate') return outcome.why
  return outcome.verdict === 'denied' ? outcome.reason : 'admitted'
}

export interface Stop {
  /** Send time of the last admitted probe; null when it was never admitted. */
  lastAllowedSentMs: number | null
  /** Send time of the last probe that may have been admitted. */
  lastPossibleSentMs: number | null
  /** Receive time of the first credited denial with no admission, real or possible, after it; null when there is none. */
  firstDeniedMs: number | null
  /** Whether that denial was an answer, the end of the connection, or (for a stream) silence. */
  how: 'answer' | 'end' | 'silence'
  /** First credited denial of all, wherever the history went from there. */
  firstEverDeniedMs: number | null
  /** An admission after a credited denial on the same connection. */
  resurrected: boolean
  /** A possible admission after a credited denial on the same connection. */
  perhapsResurrected: boolean
}

/** Only denials from `sinceMs` on can be followed by a resurrection: what happened before the lever is not its effect. */
export function stopOf(history: readonly Stretch[], sinceMs: number): Stop {
  const stop: Stop = {
    lastAllowedSentMs: null,
    lastPossibleSentMs: null,
    firstDeniedMs: null,
    how: 'answer',
    firstEverDeniedMs: null,
    resurrected: false,
    perhapsResurrected: false,
  }
  const refused = new Set<string>()
  for (const stretch of history) {
    const again = isLasting(stretch.connection.kind) && refused.has(stretch.connection.id)
    if (stretch.meaning === 'allowed') {
      stop.lastAllowedSentMs = Math.max(stop.lastAllowedSentMs ?? stretch.lastSentAtMs, stretch.lastSentAtMs)
      stop.firstDeniedMs = null
      stop.resurrected ||= again
    } else if (stretch.meaning === 'possible') {
      stop.lastPossibleSentMs = stretch.lastSentAtMs
      stop.firstDeniedMs = null
      stop.perhapsResurrected ||= again
    } else if (stretch.meaning === 'credited') {
      if (stop.firstDeniedMs === null) stop.how = stretch.ended ? 'end' : 'answer'
      stop.firstDeniedMs ??= stretch.firstEndedAtMs
      stop.firstEverDeniedMs ??= stretch.firstEndedAtMs
      if (stretch.untilMs >= sinceMs) refused.add(stretch.connection.id)
    }
  }
  return stop
}

/** On these one connection carries many probes; on the others each probe has its own. */
const isLasting = (kind: ConnectionKind) => kind === 'kept-alive' || kind === 'h2' || kind === 'stream'
