/** What so many tries of every lever prove, and what they cannot. */
import type { Plan } from '../../scenarios/core/plan.ts'

const confidence = 0.95

/**
 * If all of `trials` independent pulls stopped in time, at least this share of all pulls does, with 95 % confidence:
 * the largest failure rate p for which (1 - p)^trials is still 5 %.
 */
export function provenShare(trials: number): number {
  return (1 - confidence) ** (1 / trials)
}

/** One sentence; null when no lever was planned to be pulled. */
export function whatTrialsProve({ scenarios }: Pick<Plan, 'scenarios'>): string | null {
  const pulled = scenarios.filter(scenario => scenario.waitsMs > 0).map(scenario => scenario.trials)
  if (pulled.length === 0) return null
  const trials = Math.max(...pulled)
  const share = (Math.floor(provenShare(trials) * 1_000) / 10).toFixed(1)
  const times = trials === 1 ? 'once' : `${trials} times`
  const proven = `with 95 % confidence, what stopped each time stops in at least ${share} % of all cases`
  return trials === 1
    ? `Each lever was pulled ${times}: that shows that access can be stopped in time, not that it always is (${proven}).`
    : `Each lever was pulled ${times}, with new clients each time: ${proven}.`
}
