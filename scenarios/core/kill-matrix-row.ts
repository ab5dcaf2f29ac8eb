/** One row of the kill matrix as a scenario: a lever against every way in that this partner has. */
import type { LeverName } from './check.ts'
import type { ConnectionKind } from './facts.ts'
import { demandOf } from './kill-matrix.ts'
import type { BaseKit, Call, Capability, Kit, Lever, WayIn } from './kit.ts'
import { type Scenario, scenario } from './scenario.ts'

/** What a row is played with: the lever, and the ways in that it is held against. */
export interface Play {
  ways: readonly WayIn[]
  /** What ends them: a lever, or a moment on the wall clock (ms) at which they end by themselves. */
  end: Lever | number
  /** All that each point declares, unless told. */
  connections?: readonly ConnectionKind[]
  /** What must go on beside the partner's own ways in: a second client of its organisation, unless told or reached too. */
  untouched?: readonly Call[]
}

interface RowMetadata<N extends readonly Capability[]> {
  lever: LeverName
  title: string
  why: string
  controls: readonly string[]
  needs: N
  /** Whom the lever reaches: beyond the partner's own client, no second client of its organisation stays untouched. */
  blast?: NonNullable<Scenario['blast']>
  /** Unless told, what a stop takes. */
  waits?: NonNullable<Scenario['waits']>
}

export interface Row<N extends readonly Capability[]> extends RowMetadata<N> {
  pull(kit: Kit<N>): Lever
}

export interface PreparedRow<N extends readonly Capability[]> extends RowMetadata<N> {
  /** Where the lever is aimed at one thing that the partner holds: makes it, and the ways in with it. */
  prepare(kit: Kit<N>): Promise<Play>
}

/** Each of these is a question of its own, so what a lever is not aimed at is kept working over each of them. */
const kept: readonly ConnectionKind[] = ['fresh', 'resumed', 'kept-alive', 'h2', 'stream']

/** What the lever is aimed at must stop over every connection, and what it is not aimed at must go on, the sibling client included. */
export function killMatrixRow<const N extends readonly Capability[]>(row: Row<N> | PreparedRow<N>): Scenario<N> {
  return scenario({
    id: `KILL-${row.lever}`,
    title: row.title,
    why: row.why,
    controls: row.controls,
    needs: row.needs,
    matrix: true,
    ...(row.blast && { blast: row.blast }),
    waits: row.waits ?? [500, 'stop', 'hold'],
    async play(kit: Kit<N>) {
      const { partner, waysIn, tier, watch, sibling }: BaseKit = kit
      const { ways, end, connections, untouched }: Play =
        'prepare' in row ? await row.prepare(kit) : { ways: await waysIn(partner), end: row.pull(kit) }
      const demanded = (way: WayIn) => {
        const demands = way.paths.map(path => demandOf(row.lever, path, tier))
        return demands.find(demand => demand === 'stop') ?? demands.find(demand => demand === 'keep') ?? 'either'
      }
      const that = (demand: 'stop' | 'keep') => ways.filter(way => demanded(way) === demand)
      const watched = watch(that('stop').flatMap(callIn), {
        also: that('stop').flatMap(elsewhereIn),
        ...(connections && { connections }),
        untouched: untouched ?? (row.blast ? [] : [(await sibling()).call()]),
        spared: that('keep').flatMap(keptIn),
      })
      await (typeof end === 'number' ? watched.endsAt(end) : watched.stopsAfter(end))
    },
  })
}

const callIn = (way: WayIn): readonly Call[] => (way.kind === 'call' ? [way.call] : [])
const elsewhereIn = (way: WayIn) => (way.kind === 'elsewhere' ? [way.attempt] : [])
const keptIn = (way: WayIn) => (way.kind === 'call' ? kept.map(kind => way.call.over(kind)) : [way.attempt])
