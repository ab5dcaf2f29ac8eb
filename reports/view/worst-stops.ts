/** Picks the slowest measured stop of each lever at each point: the one that a deadline must be compared with. */
import type { TimeToStop } from '../../scenarios/core/verdict-file.ts'

export interface WorstStop extends TimeToStop {
  /** How many cells of this lever at this point were measured. */
  cells: number
}

export function worstStops(stops: readonly TimeToStop[]): WorstStop[] {
  const groups = Map.groupBy(stops, ({ lever, point }) => `${lever}\n${point}`)
  return [...groups.values()].flatMap(group => {
    const [worst] = group.toSorted(worseFirst)
    return worst ? [{ ...worst, cells: group.length }] : []
  })
}

/** An unknown end is worse than any known one: nobody saw the access stop. */
function worseFirst(a: TimeToStop, b: TimeToStop): number {
  return endOf(b) - endOf(a) || seriousness(b) - seriousness(a) || (b.lowerMs ?? 0) - (a.lowerMs ?? 0) || 0
}

const endOf = ({ upperMs }: TimeToStop) => upperMs ?? Number.MAX_SAFE_INTEGER
const seriousness = ({ result }: TimeToStop) => ['fail', 'inconclusive'].toReversed().indexOf(result)
