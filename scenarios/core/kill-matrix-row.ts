/** One row of the kill matrix as a scenario: a lever against every way in that this partner has. */
import type { LeverName } from './check.ts'
import type { ConnectionKind } from './facts.ts'
import { demandOf } from './kill-matrix.ts'
import type { BaseKit, Call, Capability, Kit, Lever, WayIn } from './kit.ts'
import { type Scenario, scenario } from './scenario.ts'

/** What a row is played with: the lever, and the ways in that it is held against. */
export interface Play {
  ways: readonly WayIn[]
  lever: Lever
  /** All that each point declares, unless told. */
  connections?: readonly ConnectionKind[]
}

interface RowMetadata<N extends readonly Capability[]> {
  lever: LeverName
  title: string
  why: string
  controls: readonly string[]
  needs: N
  /** The lever takes the whole organisation, so that no second client of it stays untouched. */
  takesOrganisation?: true
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
    ...(row.takesOrganisation && { blast: 'organisation' as const }),
    waits: [500, 'stop', 'hold'],
    async play(kit: Kit<N>) {
      const { partner, waysIn, tier, watch, sibling }: BaseKit = kit
      const { ways, lever, connections }: Play =
        'prepare' in row ? await row.prepare(kit) : { ways: await waysIn(partner), lever: row.pull(kit) }
      const demanded = (way: WayIn) => {
        const demands = way.paths.map(path => demandOf(row.lever, path, tier))
        return demands.find(demand => demand === 'stop') ?? demands.find(demand => demand === 'keep') ?? 'either'
      }
      const that = (demand: 'stop' | 'keep') => ways.filter(way => demanded(way) === demand)
      const neighbour = row.takesOrganisation ? [] : [(await sibling()).call()]
      await watch(that('stop').flatMap(callIn), {
        also: that('stop').flatMap(elsewhereIn),
        ...(connections && { connections }),
        untouched: neighbour,
        spared: that('keep').flatMap(keptIn),
      }).stopsAfter(lever)
    },
  })
}

const callIn = (way: WayIn): readonly Call[] => (way.kind === 'call' ? [way.call] : [])
const elsewhereIn = (way: WayIn) => (way.kind === 'elsewhere' ? [way.attempt] : [])
const keptIn = (way: WayIn) => (way.kind === 'call' ? kept.map(kind => way.call.over(kind)) : [way.attempt])
