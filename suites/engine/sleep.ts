/** Waiting on the monotonic clock: never early, and over at once when the run is cancelled. */
import { setTimeout as delay } from 'node:timers/promises'

/** Node's timers may fire a millisecond early, so the clock is asked again. */
export async function sleepUntil(nowMs: () => number, untilMs: number, signal: AbortSignal): Promise<void> {
  for (let left = untilMs - nowMs(); left > 0; left = untilMs - nowMs()) {
    await delay(Math.ceil(left), undefined, { signal })
  }
}

/** Polls a condition that only this process changes; false when the deadline came first. */
export async function waitFor(
  condition: () => boolean,
  nowMs: () => number,
  untilMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  while (!condition()) {
    if (nowMs() >= untilMs) return false
    await delay(5, undefined, { signal })
  }
  return true
}
