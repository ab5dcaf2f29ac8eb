/** Reads theft drills out of a record: when what was stolen was first misused, noticed, contained, and last of use to the thief. */
import { classify } from './classify.ts'
import type { Facts } from './facts.ts'
import { silentPeriods } from './judge/question.ts'
import type { Plan } from './plan.ts'
import type { Entry } from './record.ts'

/** Somewhere in (lowerMs, upperMs] after the theft; null where an end is unknown. */
export interface Span {
  lowerMs: number
  upperMs: number | null
}

export interface DrillStory {
  scenario: string
  /** What was stolen. */
  stolen: string
  /** All times count in ms from the theft. Null: the thief was never let in. */
  firstMisuseMs: number | null
  /** Null: it was never noticed; absent: the target does not tell. */
  alert?: Span | null
  /** Null: the records do not tell the thief from the owner; absent: the target shows none. */
  toldApart?: Span | null
  /** Null: no lever was pulled. */
  containment: { lever: string; sentMs: number; acknowledgedMs: number | null } | null
  /** The blast window: how long what was stolen was of use. Null: it never was; `upperMs` null: it still is. */
  window: Span | null
  /** The story was told to its end. */
  isOver: boolean
}

type DrillEntry = Extract<Entry, { kind: 'drill' }>
type Step<Name extends DrillEntry['step']['name']> = Extract<DrillEntry['step'], { name: Name }>

export function drillsIn(plan: Pick<Plan, 'points'>, entries: readonly Entry[]): readonly DrillStory[] {
  const told = Map.groupBy(
    entries.filter(entry => entry.kind === 'drill'),
    entry => entry.drill,
  )
  return [...told.values()].flatMap(steps => storyOf(plan, entries, steps) ?? [])
}

function storyOf(
  plan: Pick<Plan, 'points'>,
  entries: readonly Entry[],
  steps: readonly DrillEntry[],
): DrillStory | null {
  const all = steps.map(({ step }) => step)
  const theft = all.find(step => step.name === 'theft')
  const scenario = steps[0]?.scenario
  if (!theft || scenario === undefined) return null
  const over = all.find(step => step.name === 'over')
  const isWithin = (ms: number) => ms >= theft.atMs && ms <= (over?.atMs ?? Number.POSITIVE_INFINITY)
  const since = (ms: number) => Math.max(0, ms - theft.atMs)
  const spanOf = (seen: Step<'alert'> | Step<'told-apart'> | undefined) =>
    seen && (seen.untilMs === null ? null : { lowerMs: since(seen.fromMs), upperMs: since(seen.untilMs) })
  const alert = spanOf(all.find(step => step.name === 'alert'))
  const toldApart = spanOf(all.find(step => step.name === 'told-apart'))
  const lever = entries.find(entry => entry.kind === 'lever' && entry.scenario === scenario && isWithin(entry.sentAtMs))
  const uses = usesByThief(plan, entries, scenario, isWithin)
  const first = Math.min(...uses.map(use => use.firstMs))
  return {
    scenario,
    stolen: theft.stolen,
    firstMisuseMs: Number.isFinite(first) ? since(first) : null,
    ...(alert !== undefined && { alert }),
    ...(toldApart !== undefined && { toldApart }),
    containment:
      lever?.kind === 'lever'
        ? {
            lever: lever.lever,
            sentMs: since(lever.sentAtMs),
            acknowledgedMs: lever.acknowledgedAtMs === null ? null : since(lever.acknowledgedAtMs),
          }
        : null,
    window: windowOf(uses, since),
    isOver: over !== undefined,
  }
}

/** One way in that let the thief in at least once: when it last did, and when it was first seen not to any more. */
interface Use {
  firstMs: number
  lastMs: number
  /** Null: still of use when it was last tried. Undefined: tried once, so that others must tell. */
  endMs: number | null | undefined
}

function usesByThief(
  plan: Pick<Plan, 'points'>,
  entries: readonly Entry[],
  scenario: string,
  isWithin: (ms: number) => boolean,
): Use[] {
  const verdictOf = (pointName: string, facts: Facts) => {
    const point = plan.points.find(each => each.name === pointName)
    return classify(facts, { kind: point?.kind ?? 'enforcement', denies: point?.denies ?? ['oauth'] }).verdict
  }
  return entries.flatMap((entry): Use[] => {
    if (entry.kind === 'exchange' && entry.by === 'attacker' && entry.scenario === scenario) {
      const { sentAtMs } = entry.facts
      if (!isWithin(sentAtMs) || verdictOf(entry.point, entry.facts) !== 'allowed') return []
      return [{ firstMs: sentAtMs, lastMs: sentAtMs, endMs: undefined }]
    }
    if (entry.kind !== 'series' || entry.by !== 'attacker' || entry.scenario !== scenario) return []
    const { cell, segments, untilMs, eventPeriodMs } = entry
    const meant = segments.map(segment => ({ ...segment, verdict: verdictOf(cell.point, segment.facts) }))
    const allowed = meant.filter(segment => segment.verdict === 'allowed' && isWithin(segment.first.sentAtMs))
    const [first, last] = [allowed[0], allowed.at(-1)]
    if (!first || !last) return []
    const lastMs = last.last.sentAtMs
    const silentMs = lastMs + silentPeriods * (eventPeriodMs ?? 0)
    const isSilent = cell.connection === 'stream' && eventPeriodMs !== undefined && untilMs >= silentMs
    const denied = meant.find(({ verdict, first }) => verdict === 'denied' && first.sentAtMs >= lastMs)
    // An idle connection was not tried in between; its busy twin tells when it ended.
    const endMs =
      cell.regime === 'idle' && denied ? undefined : (denied?.first.endedAtMs ?? (isSilent ? silentMs : null))
    return [{ firstMs: first.first.sentAtMs, lastMs, endMs }]
  })
}

/** The last way in to end is the one that counts. */
function windowOf(uses: readonly Use[], since: (ms: number) => number): Span | null {
  if (uses.length === 0) return null
  const lowerMs = since(Math.max(...uses.map(use => use.lastMs)))
  const ends = uses.map(use => use.endMs).filter(end => end !== undefined)
  const known = ends.filter(end => end !== null)
  if (known.length === 0 || known.length < ends.length) return { lowerMs, upperMs: null }
  return { lowerMs, upperMs: Math.max(lowerMs, since(Math.max(...known))) }
}
