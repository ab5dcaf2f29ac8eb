/** Watches of one cell for the tests of judgement: what was seen at which moment after the lever, and the result that it comes to. */
import type { Cell, Check } from '../check.ts'
import { judge } from '../judge.ts'
import type { Entry } from '../record.ts'
import {
  cellOf,
  checkOf,
  controlOf,
  holdMs,
  type Look,
  limitMs,
  type Probe,
  planOf,
  played,
  seriesOf,
  witnessOver,
} from './record-builder.ts'

export const leverMs = 1_000
export const lastMs = leverMs + limitMs + holdMs + 500
export const keptAlive = cellOf({ connection: 'kept-alive' })
export const stream = cellOf({ connection: 'stream', path: 'open-stream' })

export const probesOf = (look: (sinceMs: number) => Look | null, everyMs = 40, untilMs = lastMs): readonly Probe[] =>
  Array.from({ length: Math.floor(untilMs / everyMs) }, (_, index) => index * everyMs).flatMap(sentAtMs => {
    const seen = look(sentAtMs - leverMs)
    return seen === null ? [] : [{ look: seen, sentAtMs, endedAtMs: sentAtMs + 5, connection: 'k' }]
  })
export const until =
  <After extends Look | null>(stopMs: number, after: After) =>
  (ms: number) =>
    ms < stopMs ? ('allowed' as const) : after

export const series = (cell: Cell, probes: readonly Probe[], change: Parameters<typeof seriesOf>[3] = {}) =>
  seriesOf('s', cell, probes, { untilMs: lastMs, ...change })
export const witnesses = [
  witnessOver(0, lastMs + 500, undefined, keptAlive),
  witnessOver(0, lastMs + 500, undefined, stream),
]
export const resultOf = (check: Check, entries: readonly Entry[]) => {
  const judged = judge(planOf(['A-01']), [...entries, checkOf('A-01', check), played('A-01')], [controlOf('A-01')])
  return { ...judged.controls[0], stop: judged.timeToStop[0] }
}
