/** One row of the kill matrix as a scenario: a lever against every way in that this partner has. */

import type { Attempt, Call } from './attempts.ts'
import type { LeverName } from './check.ts'
import type { ConnectionKind } from './facts.ts'
import { type Demand, demandOf } from './kill-matrix.ts'
import type { BaseKit, Capability, Kit, Lever, WayIn } from './kit.ts'
import type { Tier } from './plan.ts'
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

/** Each of these is a question of its own, also for what a lever is not aimed at. */
const everyKind: readonly ConnectionKind[] = ['fresh', 'resumed', 'kept-alive', 'h2', 'stream']

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
      const all = ways.flatMap(way => attemptsIn(way, connections ?? everyKind, row.lever, tier))
      const that = (demand: Demand) => all.filter(each => each.demand === demand)
      const watched = watch(
        that('stop').flatMap(({ call }) => call ?? []),
        {
          also: that('stop').flatMap(({ elsewhere }) => elsewhere ?? []),
          untouched: untouched ?? (row.blast ? [] : [(await sibling()).call()]),
          spared: that('keep').map(({ call, elsewhere }) => call ?? elsewhere),
        },
      )
      await (typeof end === 'number' ? watched.endsAt(end) : watched.stopsAfter(end))
    },
  })
}

/** One way in over one kind of connection, and what the lever must do to it. */
type Aimed = { demand: Demand } & ({ call: Call; elsewhere?: never } | { call?: never; elsewhere: Attempt })

function attemptsIn(way: WayIn, kinds: readonly ConnectionKind[], lever: LeverName, tier: Tier): readonly Aimed[] {
  const demands = way.paths.map(path => demandOf(lever, path, tier))
  const demand = demands.find(each => each === 'stop') ?? demands.find(each => each === 'keep') ?? 'either'
  if (way.kind === 'elsewhere') return [{ demand, elsewhere: way.attempt }]
  // What a way in opened is a cell of its own, unless the lever is not aimed at that way: a stream may have to end where its token need not.
  const format = way.paths.includes('opaque-token') ? 'opaque' : 'jwt'
  const ofStream = demand === 'keep' ? demand : demandOf(lever, 'open-stream', tier, format)
  return kinds.map(kind => ({ demand: kind === 'stream' ? ofStream : demand, call: way.call.over(kind) }))
}
