/** What the measurements of a run can and cannot prove: how fine they are, and how much so many of them are worth. */
import type { Line } from '../../scenarios/core/record.ts'
import type { TimeToStop } from '../../scenarios/core/verdict-file.ts'

export interface Confidence {
  cells: number
  probes: number
  fewestProbes: number
  /** Width of the intervals whose both ends are known, in ms. */
  medianWidthMs: number | null
  widestMs: number | null
  /** Intervals of which an end is not known. */
  open: number
  loopDelayP99Ms: number
  /** How often the least repeated cell was measured. */
  repetitions: number
  /**
   * With so many repetitions and 95 % confidence, the slowest one observed bounds this quantile of all stops.
   * One observation bounds the 5 % quantile only, ten the 74 %, fifty-nine the 95 %.
   */
  boundedQuantile: number
}

export function confidenceOf(stops: readonly TimeToStop[]): Confidence | null {
  if (stops.length === 0) return null
  const widths = stops
    .flatMap(({ lowerMs, upperMs }) => (lowerMs === null || upperMs === null ? [] : [upperMs - lowerMs]))
    .sort((a, b) => a - b)
  const cells = Map.groupBy(stops, ({ control, lever, point, path, connection, regime }) =>
    [control, lever, point, path, connection, regime].join('\n'),
  )
  const repetitions = Math.min(...[...cells.values()].map(members => members.length))
  return {
    cells: cells.size,
    probes: stops.reduce((sum, { probes }) => sum + probes, 0),
    fewestProbes: Math.min(...stops.map(({ probes }) => probes)),
    medianWidthMs: widths[Math.floor(widths.length / 2)] ?? null,
    widestMs: widths.at(-1) ?? null,
    open: stops.length - widths.length,
    loopDelayP99Ms: Math.max(...stops.map(({ loopDelayP99Ms }) => loopDelayP99Ms)),
    repetitions,
    boundedQuantile: 0.05 ** (1 / repetitions),
  }
}

/** If none of `probes` was let in, the rate of those that would be is below this, with 95 % confidence. */
export function leftoverRate(probes: number): number {
  return probes <= 0 ? 1 : 1 - 0.05 ** (1 / probes)
}

/**
 * Fewest probes, over all watched cells that stopped, after the last one that was let in: what "it stayed stopped" rests on.
 * Null when nothing stopped.
 */
export function fewestHoldProbes(lines: readonly Line[]): number | null {
  const watched = new Set(
    lines.flatMap(line => (line.kind === 'check' && line.check.kind === 'stops' ? [line.check.series] : [])),
  )
  const counts = lines.flatMap(line => {
    if (line.kind !== 'series' || !watched.has(line.id)) return []
    const lastLetIn = line.segments.findLastIndex(({ facts }) => facts.proof === 'found' || facts.ending === 'event')
    const after = line.segments.slice(lastLetIn + 1).reduce((sum, { count }) => sum + count, 0)
    // A stream is ended, not refused again and again: its end is one event, and says nothing about a rate.
    return after > 0 && line.cell.connection !== 'stream' ? [after] : []
  })
  return counts.length === 0 ? null : Math.min(...counts)
}
