/** Did the access stop in time, and stay stopped? Time-to-stop is an interval: after the last admitted probe was sent, before the first credited denial arrived. */
import type { Check } from '../check.ts'
import { type Evidence, isSameCell } from './evidence.ts'
import { type Finding, fail, inconclusive, pass } from './finding.ts'
import { earlyMs, type Question, questionOf } from './question.ts'
import { endFinding, holdTrouble, kindTrouble, measurementTrouble, unarmedBecause } from './stop-trouble.ts'

type Of<K extends Check['kind']> = Extract<Check, { kind: K }>

/** The interval in ms from the moment that counts as zero; null where an end is unknown. */
export interface Interval {
  lowerMs: number | null
  upperMs: number | null
}

export interface StopFinding extends Finding {
  interval: Interval
}

export function judgeStops(check: Of<'stops'>, evidence: Evidence, core: boolean): StopFinding {
  const series = evidence.series(check.series)
  const lever = evidence.lever(check.lever)
  if (!series || !lever || !isSameCell(series.cell, check.cell)) {
    return unknown(inconclusive('the record does not hold the watch or the lever that this rests on'))
  }
  if (lever.answer === 'refused') return unknown(fail(`the lever was refused (${lever.lever})`))
  if (lever.answer === 'unknown' && lever.readBack !== 'done') {
    return unknown(inconclusive(`nobody knows whether ${lever.lever} was done`))
  }
  return judgeQuestion(
    questionOf({
      series,
      evidence,
      core,
      holdMs: check.holdMs,
      what: lever.lever,
      zeroMs: lever.sentAtMs,
      deadlineMs: lever.sentAtMs + check.limitMs,
      limitMs: check.limitMs,
      byItself: false,
    }),
  )
}

export function judgeExpires(check: Of<'expires'>, evidence: Evidence, core: boolean): StopFinding {
  const series = evidence.series(check.series)
  if (!series || !isSameCell(series.cell, check.cell)) {
    return unknown(inconclusive('the record does not hold the watch that this rests on'))
  }
  return judgeQuestion(
    questionOf({
      series,
      evidence,
      core,
      holdMs: check.holdMs,
      what: 'its end',
      zeroMs: check.endsAtMs,
      deadlineMs: check.endsAtMs + check.leewayMs,
      limitMs: evidence.limits.timeToStopMs,
      byItself: true,
    }),
  )
}

function judgeQuestion(question: Question): StopFinding {
  const interval = intervalOf(question)
  const tell = (finding: Finding, of = interval): StopFinding => ({
    ...finding,
    seen: finding.seen ?? seenIn(question, of),
    interval: of,
  })
  const breach = breachOf(question)
  if (breach) return tell(fail(breach))
  const doubt = doubtOf(question, interval)
  if (typeof doubt === 'string') return tell(inconclusive(doubt))
  if (doubt) return tell(doubt, doubt.result === 'fail' ? sinceAnew(question, interval) : interval)
  const tolerated = toleratedIn(question)
  const good = pass(question.byItself ? 'ended by itself in time' : 'stopped in time, and stayed stopped')
  return tell({ ...good, ...(tolerated !== null && { tolerated }) })
}

/** One admission too late is enough; it is never averaged or retried away, and needs no bracket. */
function breachOf({ stop, deadlineMs, byItself }: Question): string | null {
  const { lastAllowedSentMs, firstEverDeniedMs } = stop
  if (lastAllowedSentMs !== null && lastAllowedSentMs > deadlineMs) {
    if (firstEverDeniedMs !== null && firstEverDeniedMs < lastAllowedSentMs) {
      return 'let in again after the limit, though it had been refused'
    }
    return byItself ? 'still let in after its end' : 'still let in after the limit'
  }
  return stop.resurrected ? 'let in again on a connection that had been refused' : null
}

function doubtOf(question: Question, interval: Interval): string | Finding | null {
  const { series, stop, zeroMs, deadlineMs, what, byItself } = question
  const { firstDeniedMs, lastAllowedSentMs } = stop
  if (lastAllowedSentMs === null) return 'it was never admitted, so its end cannot be seen'
  const unarmed = byItself ? null : unarmedBecause(question)
  if (unarmed) return unarmed
  if (stop.perhapsResurrected) return 'perhaps let in again on a connection that had been refused'
  if (stop.lastPossibleSentMs !== null && stop.lastPossibleSentMs > deadlineMs)
    return 'perhaps still let in after the limit'
  if (firstDeniedMs === null || interval.lowerMs === null || interval.upperMs === null) return noDenial(question)
  if (firstDeniedMs < zeroMs - (byItself ? earlyMs : 0))
    return `it was refused before ${what}, so something else ended it`
  const endsAtMs = series.credentialEndsAtMs
  if (!byItself && endsAtMs !== null && firstDeniedMs >= endsAtMs - earlyMs) {
    return 'stopped by expiry: the credential had reached its own end'
  }
  if (firstDeniedMs > deadlineMs) return 'the interval straddles the limit: probe faster'
  return (
    kindTrouble(question) ??
    endFinding(question, firstDeniedMs) ??
    measurementTrouble(question, interval.upperMs - interval.lowerMs) ??
    holdTrouble(question, firstDeniedMs)
  )
}

function noDenial({ history, series, deadlineMs }: Question): string {
  const last = history.at(-1)
  if (!last) return 'nothing was probed'
  if (last.meaning !== 'allowed') return `no denial that counts: ${last.why}`
  return series.cell.regime === 'idle' && last.lastSentAtMs <= deadlineMs
    ? 'still let in when the idle connection was used again, and not tried after the limit'
    : 'it was not watched until the limit had passed'
}

/** What happened before a lever was sent is not its effect, so zero is the least; an end known in advance may come a little early. */
function intervalOf({ stop, zeroMs, byItself }: Question): Interval {
  const since = (ms: number | null) => (ms === null ? null : byItself ? ms - zeroMs : Math.max(0, ms - zeroMs))
  return { lowerMs: since(stop.lastAllowedSentMs), upperMs: since(stop.firstDeniedMs) }
}

/** Whose connection ended, and who was let in over a new one, was not stopped. */
function sinceAnew({ series, zeroMs }: Question, { lowerMs }: Interval): Interval {
  const { freshAttempt } = series
  return { lowerMs: freshAttempt ? freshAttempt.sentAtMs - zeroMs : lowerMs, upperMs: null }
}

function seenIn({ what, deadlineMs, zeroMs }: Question, { lowerMs, upperMs }: Interval): string {
  const limit = `limit ${Math.round(deadlineMs - zeroMs)} ms`
  if (lowerMs === null) return `never let in; ${limit}`
  if (upperMs === null) return `last let in ${Math.round(lowerMs)} ms after ${what}; ${limit}`
  return `stopped between ${Math.round(lowerMs)} and ${Math.round(upperMs)} ms after ${what}; ${limit}`
}

/** Trouble in the hold that is too small to matter is told all the same. */
function toleratedIn({ history, stop }: Question): string | null {
  const { firstDeniedMs } = stop
  if (firstDeniedMs === null) return null
  const doubtful = history.filter(stretch => stretch.untilMs > firstDeniedMs && stretch.meaning !== 'credited')
  const count = doubtful.reduce((sum, stretch) => sum + stretch.count, 0)
  return count === 0 ? null : `${count} probes in the hold without an answer that counts: ${doubtful[0]?.why}`
}

const unknown = (finding: Finding): StopFinding => ({ ...finding, interval: { lowerMs: null, upperMs: null } })
