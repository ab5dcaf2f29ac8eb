/** The entries of a record, indexed for the judge, with each exchange and segment already classified. */

import type { Cell } from '../check.ts'
import { classify } from '../classify.ts'
import type { Facts, Segment } from '../facts.ts'
import type { Outcome } from '../outcome.ts'
import type { Limits, Plan, PointPlan } from '../plan.ts'
import type { Entry } from '../record.ts'
import { type Witness, witnessOf } from './witness.ts'

export type Exchange = Extract<Entry, { kind: 'exchange' }> & { outcome: Outcome }
export type Series = Extract<Entry, { kind: 'series' }>
export type LeverPull = Extract<Entry, { kind: 'lever' }>
export type CheckEntry = Extract<Entry, { kind: 'check' }>
export type Played = Extract<Entry, { kind: 'played' }>
export type JudgedSegment = Segment & { outcome: Outcome }

export interface Evidence {
  exchange(id: string): Exchange | undefined
  series(id: string): Series | undefined
  lever(id: string): LeverPull | undefined
  judged(series: Series): readonly JudgedSegment[]
  classified(point: string, facts: Facts): Outcome
  readonly witness: Witness
  readonly checks: readonly CheckEntry[]
  readonly played: ReadonlyMap<string, Played>
  point(name: string): PointPlan
  readonly limits: Limits
}

/** A point that the plan does not know is judged as an enforcement point that denies by OAuth alone: the strictest reading. */
const unknownPoint = (name: string): PointPlan => ({
  name,
  kind: 'enforcement',
  denies: ['oauth'],
  cacheMs: 0,
  connections: [],
})

export function gather(plan: Plan, entries: readonly Entry[]): Evidence {
  const points = new Map(plan.points.map(point => [point.name, point]))
  const point = (name: string) => points.get(name) ?? unknownPoint(name)
  const classified = (name: string, facts: Facts) => classify(facts, point(name))
  const exchanges = indexOf(entries.filter(entry => entry.kind === 'exchange'))
  const allSeries = indexOf(entries.filter(entry => entry.kind === 'series'))
  const levers = indexOf(entries.filter(entry => entry.kind === 'lever'))
  const played = new Map<string, Played>()
  for (const entry of entries) {
    if (entry.kind !== 'played') continue
    // Told twice, the worse end stands; but what was deferred ends as its second act ended.
    const known = played.get(entry.scenario)
    if (!known || known.ending === 'finished' || known.ending === 'deferred') played.set(entry.scenario, entry)
  }
  return {
    exchange(id) {
      const entry = exchanges.get(id)
      return entry && { ...entry, outcome: classified(entry.point, entry.facts) }
    },
    series: id => allSeries.get(id),
    lever: id => levers.get(id),
    judged: series =>
      series.segments
        .map(segment => ({ ...segment, outcome: classified(series.cell.point, segment.facts) }))
        .toSorted((a, b) => a.first.sentAtMs - b.first.sentAtMs),
    classified,
    witness: witnessOf(entries, classified),
    checks: entries.filter(entry => entry.kind === 'check'),
    played,
    point,
    limits: plan.limits,
  }
}

/** An identifier that two entries bear points at neither: nobody can tell which one a check rests on. */
function indexOf<E extends { id: string }>(entries: readonly E[]): ReadonlyMap<string, E> {
  const found = new Map<string, E>()
  const doubled = new Set<string>()
  for (const entry of entries) {
    if (found.has(entry.id)) doubled.add(entry.id)
    found.set(entry.id, entry)
  }
  for (const id of doubled) found.delete(id)
  return found
}

/** A check must rest on a watch of the very place, path and connection that it speaks of. */
export const isSameCell = (a: Cell, b: Cell): boolean =>
  a.point === b.point && a.path === b.path && a.connection === b.connection && a.regime === b.regime
