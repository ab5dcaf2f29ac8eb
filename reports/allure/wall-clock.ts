/** Puts times of the run's monotonic clock onto the wall clock, as Allure shows them. */
import type { ReportInput } from '../report-input.ts'

export interface WallClock {
  /** Wall time, in ms, of a time on the run's clock. */
  at(runMs: number): number
  /** When a scenario was played. */
  played(scenario: string | null): { start: number; stop: number }
}

export function wallClock({ lines, plan }: ReportInput): WallClock {
  const opening = lines.find(line => line.kind === 'open')
  const zero = Date.parse(opening?.startedWall ?? plan.createdWall) || 0
  const at = (runMs: number) => Math.round(zero + runMs)
  const plays = new Map(lines.flatMap(line => (line.kind === 'played' ? [[line.scenario, line] as const] : [])))
  return {
    at,
    played(scenario) {
      const play = scenario === null ? undefined : plays.get(scenario)
      return play ? { start: at(play.startedAtMs), stop: at(play.endedAtMs) } : { start: at(0), stop: at(0) }
    },
  }
}
