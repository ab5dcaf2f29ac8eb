/** What came of certifying against real servers, small enough to be kept: one line per control, and per lever and place the slowest stop, and how new connections fared where that is another tale. */
import { isWorse, notSelected } from '../../scenarios/core/judge/finding.ts'
import type { ControlResult, TimeToStop, Verdict, VerdictFile } from '../../scenarios/core/verdict-file.ts'

export type SlowestStop = Pick<
  TimeToStop,
  'lever' | 'point' | 'path' | 'connection' | 'regime' | 'lowerMs' | 'upperMs' | 'result'
>

export interface Outcome {
  recipe: string
  /** Day of the run, as in 2026-11-30. */
  day: string
  /** Version by name. */
  servers: Readonly<Record<string, string>>
  verdict: Verdict
  profile: string
  tier: string
  controls: readonly Pick<ControlResult, 'id' | 'result' | 'reason' | 'point'>[]
  stops: readonly SlowestStop[]
}

export function outcomeOf(
  { recipe, day, servers }: Pick<Outcome, 'recipe' | 'day' | 'servers'>,
  { verdict, profile, tier, controls, timeToStop }: VerdictFile,
): Outcome {
  const places = Map.groupBy(timeToStop, ({ lever, point }) => `${lever} ${point}`)
  return {
    recipe,
    day,
    servers,
    verdict,
    profile: profile.name,
    tier,
    controls: controls
      .filter(({ reason }) => reason !== notSelected)
      .map(({ id, result, reason, point }) => ({ id, result, reason, ...(point && { point }) })),
    stops: [...places.values()].flatMap(stops => {
      const slowest = slowestOf(stops)
      const opened = slowestOf(stops.filter(({ connection }) => connection === 'fresh'))
      return [slowest, opened?.result !== slowest?.result ? opened : undefined].flatMap(stop =>
        stop ? [slim(stop)] : [],
      )
    }),
  }
}

const slowestOf = (stops: readonly TimeToStop[]): TimeToStop | undefined =>
  stops.length === 0 ? undefined : stops.reduce(slower)

/**
 * A worse result first; of two alike, one in use before one left alone, which was looked at as late as the limit allows;
 * then the one that went on for longer, and for ever is longest.
 */
function slower(a: TimeToStop, b: TimeToStop): TimeToStop {
  if (a.result !== b.result) return isWorse(b.result, a.result) ? b : a
  if (a.regime !== b.regime) return a.regime === 'busy' ? a : b
  const end = ({ upperMs }: TimeToStop) => upperMs ?? Number.POSITIVE_INFINITY
  return end(b) > end(a) ? b : a
}

const slim = ({ lever, point, path, connection, regime, lowerMs, upperMs, result }: TimeToStop): SlowestStop => ({
  lever,
  point,
  path,
  connection,
  regime,
  lowerMs: lowerMs && Math.round(lowerMs),
  upperMs: upperMs && Math.round(upperMs),
  result,
})
