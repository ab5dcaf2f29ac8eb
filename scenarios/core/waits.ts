/** Adds up what a scenario declares to wait for, so that the plan knows its critical path before anything is sent. */
import type { Wait } from './kit.ts'
import type { Limits } from './plan.ts'

/** Duration of a chain of waits in ms; `stopMs` is what a stop is expected (or was measured) to take. */
export function chainMs(waits: readonly Wait[], limits: Limits, stopMs: number): number {
  return waits.reduce<number>((total, wait) => total + waitMs(wait, limits, stopMs), 0)
}

function waitMs(wait: Wait, limits: Limits, stopMs: number): number {
  switch (wait) {
    case 'stop':
      return stopMs
    case 'hold':
      return limits.holdMs
    case 'limit':
      return limits.timeToStopMs
    default:
      return wait
  }
}
