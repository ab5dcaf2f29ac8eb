/** What takes the worth out of a stop that looks good: a watcher that was not armed, a blurred measurement, an outage, an unwatched hold. */
import { creditOf } from './credit.ts'
import { type Finding, fail, inconclusive } from './finding.ts'
import type { Stretch } from './history.ts'
import { type Question, silentPeriods } from './question.ts'

/** Share of probes in the hold that may have no clear answer. */
export const tolerated = 0.1
/** No measurement is asked to resolve less than this. */
const finestMs = 100
/** Where the limit is so short that a twentieth of it is below what a handshake takes. */
const roundTripMs = 200

/** Every watcher must have been let in right before the lever, or its refusal proves nothing. */
export function unarmedBecause({ series, history, zeroMs }: Question): string | null {
  const admitted = history.some(
    stretch =>
      stretch.meaning === 'allowed' &&
      stretch.fromMs <= zeroMs &&
      stretch.lastSentAtMs >= zeroMs - armingReachMs(series, stretch),
  )
  return admitted ? null : 'it was not admitted right before, so a refusal proves nothing'
}

/** Two intervals, as they really were; an idle connection is silent by design. */
function armingReachMs(series: Question['series'], stretch: Stretch): number {
  if (series.cell.regime === 'idle') return Number.POSITIVE_INFINITY
  if (series.cell.connection === 'stream') return silentPeriods * (series.eventPeriodMs ?? series.intervalMs)
  const spacingMs = stretch.count > 1 ? (stretch.lastSentAtMs - stretch.fromMs) / (stretch.count - 1) : 0
  return Math.max(finestMs, 2 * series.intervalMs, 2 * spacingMs)
}

/** Each kind of connection is a question of its own, so an answer over another kind answers nothing. */
export function kindTrouble({ series, history }: Question): string | null {
  const { connection } = series.cell
  const other = history.find(stretch => stretch.connection.kind !== connection)
  if (other) return `probed over a ${other.connection.kind} connection instead of ${connection}`
  const admitted = history.filter(stretch => stretch.meaning === 'allowed')
  if (connection === 'fresh' && history.some(stretch => stretch.resumed === true)) {
    return 'a fresh connection resumed a session'
  }
  if (connection === 'resumed' && !admitted.some(stretch => stretch.resumed === true)) {
    return 'the session was not resumed'
  }
  return null
}

/**
 * An open connection dies once, of whatever cause: it counts as stopped only if a fresh attempt is refused for a reason, and the
 * witness either kept its connection of the same kind or, where the point ended everybody's at once, as on a reload, went on over a new one.
 */
export function endFinding(question: Question, deniedMs: number): string | Finding | null {
  const { series, stop, evidence, core, deadlineMs } = question
  if (stop.how === 'answer') return null
  const { point, connection } = series.cell
  const { witness } = evidence
  if (!witness.livesOn(point, connection, deniedMs) && !witness.opensAnew(point, connection, deniedMs)) {
    return 'the witness lost its connection too, and was not let in anew at once: it may be an outage'
  }
  // What the target sends cannot be opened anew by anyone but the target: that the witness's events go on is all there is to see.
  if (series.cell.path === 'outgoing-event') return null
  const { freshAttempt } = series
  if (!freshAttempt) return 'the connection ended, and was not tried anew'
  const outcome = evidence.classified(point, freshAttempt)
  if (outcome.verdict === 'allowed') {
    return freshAttempt.sentAtMs > deadlineMs
      ? fail('the connection ended, but a new one was let in after the limit')
      : inconclusive('the connection ended, but a new one was let in')
  }
  const credit = creditOf(outcome, 'withdrawal', freshAttempt.status, core)
  if (!credit.counts) {
    return `the connection ended, and a new one was not refused: ${outcome.verdict === 'denied' ? credit.why : outcome.why}`
  }
  return witness.vouches(point, freshAttempt.sentAtMs, freshAttempt.endedAtMs)
    ? null
    : 'the witness was not admitted around the attempt to connect anew: it may be an outage'
}

export function measurementTrouble(question: Question, widthMs: number): string | null {
  const { series, history, zeroMs, byItself, evidence } = question
  if (history.some(stretch => stretch.status === 429 && stretch.untilMs >= zeroMs)) {
    return 'the target throttled the probes (429)'
  }
  if (series.cell.regime === 'idle') return null
  const widestMs = widestIntervalMs(question)
  if (widthMs > widestMs) return `the interval is ${Math.round(widthMs)} ms wide, more than ${Math.round(widestMs)} ms`
  if (series.loopDelayP99Ms > Math.max(50, series.intervalMs / 2)) {
    return `the prober itself ran late (${Math.round(series.loopDelayP99Ms)} ms)`
  }
  // The Date header counts in whole seconds.
  const furthestMs = Math.max(0, ...history.map(stretch => Math.abs(stretch.dateOffsetMs ?? 0)))
  if (byItself && furthestMs > evidence.limits.clockOffsetMs + 1_000) {
    return `the clocks differ by ${Math.round(furthestMs / 1_000)} s, so an end by the clock cannot be judged`
  }
  return null
}

/** A twentieth of the limit; a stream speaks only when it speaks, and an end known in advance needs no finer look than its leeway. */
function widestIntervalMs({ series, limitMs, byItself }: Question): number {
  const demandedMs = Math.max(finestMs, limitMs / 20)
  if (series.cell.connection === 'stream')
    return Math.max(demandedMs, (silentPeriods + 1) * (series.eventPeriodMs ?? 0))
  return Math.max(demandedMs, Math.min(2 * series.intervalMs, byItself ? 500 : roundTripMs))
}

/** After the stop: few unclear answers, no long silence, watched for as long as the hold demands, and the witness well all the while. */
export function holdTrouble(
  { series, history, holdMs, limitMs, stop, evidence }: Question,
  deniedMs: number,
): string | null {
  if (series.cell.regime === 'idle') return null
  const untilMs = deniedMs + holdMs
  if (!evidence.witness.vouchesThroughout(series.cell.point, deniedMs, untilMs)) {
    return 'the witness was not admitted throughout the hold: it may be an outage'
  }
  const after = history.filter(stretch => stretch.untilMs > deniedMs)
  // Over a connection that is gone nothing can come back.
  const gone = stop.how === 'end' || after.some(stretch => stretch.ended)
  const watchedUntilMs =
    gone || stop.how === 'silence' ? series.untilMs : Math.max(deniedMs, ...after.map(stretch => stretch.untilMs))
  if (watchedUntilMs < untilMs)
    return `watched only ${Math.round(watchedUntilMs - deniedMs)} ms after the stop, not ${holdMs} ms`
  const all = after.reduce((sum, stretch) => sum + stretch.count, 0)
  const doubtful = after.filter(stretch => stretch.meaning !== 'credited')
  const unclear = doubtful.reduce((sum, stretch) => sum + stretch.count, 0)
  if (unclear > all * tolerated) {
    return `${unclear} of ${all} probes after the stop had no answer that counts (${doubtful[0]?.why})`
  }
  const longestMs = Math.max(0, ...after.map(stretch => stretch.maxGapMs))
  return !gone && longestMs > Math.max(roundTripMs, limitMs / 20)
    ? `a gap of ${Math.round(longestMs)} ms between two probes of the hold`
    : null
}
