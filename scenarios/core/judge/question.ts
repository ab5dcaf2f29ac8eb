/** Everything that the rules of a stop look at, gathered in one place from the record. */
import type { Evidence, Series } from './evidence.ts'
import { type Stop, type Stretch, stopOf, stretchesOf } from './history.ts'

/** A stream that has been silent for so many of its event periods has stopped. */
export const silentPeriods = 5
/** An end may come this much early: clocks differ, and tokens count in whole seconds. */
export const earlyMs = 1_000

export interface Question {
  series: Series
  history: readonly Stretch[]
  stop: Stop
  /** The lever, or the end that was known in advance. */
  what: string
  zeroMs: number
  deadlineMs: number
  /** The limit for a stop: resolution is demanded in proportion to it. */
  limitMs: number
  holdMs: number
  /** The access ends without a lever. */
  byItself: boolean
  core: boolean
  evidence: Evidence
}

export function questionOf(about: Omit<Question, 'history' | 'stop'>): Question {
  const { series, evidence, core, zeroMs, byItself } = about
  const history = stretchesOf(series, evidence, core)
  const stop = stopOf(history, byItself ? zeroMs - earlyMs : zeroMs)
  return { ...about, history, stop: withSilence(stop, series, history) }
}

/** A stream that falls silent has stopped as well as one that was closed; but silence after trouble of our own says nothing. */
function withSilence(stop: Stop, series: Series, history: readonly Stretch[]): Stop {
  const { eventPeriodMs } = series
  const last = stop.lastAllowedSentMs
  if (series.cell.connection !== 'stream' || eventPeriodMs === undefined || last === null) return stop
  if (history.at(-1)?.meaning !== 'allowed') return stop
  const silentMs = last + silentPeriods * eventPeriodMs
  if (series.untilMs < silentMs) return stop
  return { ...stop, how: 'silence', firstDeniedMs: silentMs, firstEverDeniedMs: stop.firstEverDeniedMs ?? silentMs }
}
