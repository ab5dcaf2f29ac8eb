/** How far each host's clock is from the harness's, from the Date headers that it sent. */
import type { Line } from '../../scenarios/core/record.ts'

export interface ClockOffset {
  point: string
  medianMs: number
  /** Farthest from zero. */
  worstMs: number
  answers: number
}

/** The header has a resolution of one second, so the median of many answers says more than any of them. */
export function clockOffsets(lines: readonly Line[]): ClockOffset[] {
  const offsets = lines.flatMap(line => {
    if (line.kind !== 'exchange' || line.facts.dateOffsetMs === undefined) return []
    return [{ point: line.point, offsetMs: line.facts.dateOffsetMs }]
  })
  return [...Map.groupBy(offsets, ({ point }) => point)].map(([point, members]) => {
    const sorted = members.map(({ offsetMs }) => offsetMs).sort((a, b) => a - b)
    const [first = 0, last = 0] = [sorted[0], sorted.at(-1)]
    return {
      point,
      medianMs: sorted[Math.floor(sorted.length / 2)] ?? 0,
      worstMs: Math.abs(first) > Math.abs(last) ? first : last,
      answers: sorted.length,
    }
  })
}
