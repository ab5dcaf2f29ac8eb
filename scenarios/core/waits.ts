/** Adds up what a scenario declares to wait for, so that the plan knows its critical path before anything is sent. */
import type { Wait } from './kit.ts'
import type { Limits } from './plan.ts'

/** What the limits do not say. */
export interface Expected {
  /** What a stop is expected to take. */
  stopMs: number
  /** How long points go on that are cut off. */
  offlineMs: number
}

/** Duration of a chain of waits in ms. */
export function chainMs(waits: readonly Wait[], limits: Limits, expected: Expected): number {
  return waits.reduce<number>((total, wait) => total + waitMs(wait, limits, expected), 0)
}

function waitMs(wait: Wait, limits: Limits, { stopMs, offlineMs }: Expected): number {
  switch (wait) {
    case 'stop':
      return stopMs
    case 'hold':
      return limits.holdMs
    case 'limit':
      return limits.timeToStopMs
    case 'offline':
      return offlineMs
    default:
      return wait
  }
}
