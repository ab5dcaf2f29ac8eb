/** A lever that does not work at once need not be watched as closely as one that does, nor keep others waiting. */
import { costPerSecond, holdIntervalMs, imminentMs, lateIntervalMs } from './pace.ts'
import type { Measurement } from './traffic.ts'
import type { Watched, Watcher } from './watcher.ts'

export interface Pull {
  /** When the lever was pulled, in run time. */
  zeroMs: number
  limitMs: number
  nowMs(): number
  share: Measurement
}

/** To be told, time and again, who still gets in: slows those down, the longer the more, and gives back the share that this frees. */
export function easeOff(all: readonly Watcher[], { zeroMs, limitMs, nowMs, share }: Pull) {
  let lateMs = 0
  let leastCost = Number.POSITIVE_INFINITY
  const intervalOf = ({ watched }: Watcher) => Math.max(watched.intervalMs, lateMs)

  const costOf = (watcher: Watcher, isOpen: boolean) => {
    const { connection } = watcher.watched.cell
    return costPerSecond(connection, isOpen ? intervalOf(watcher) : holdIntervalMs(connection, limitMs))
  }

  return (open: ReadonlySet<Watcher>): void => {
    const sinceMs = nowMs() - zeroMs
    const nextMs = lateIntervalMs(sinceMs, limitMs)
    if (nextMs > lateMs) {
      lateMs = nextMs
      for (const watcher of open) if (watcher.watched.intervalMs < lateMs) watcher.pace(lateMs)
    }
    if (sinceMs < imminentMs && [...open].some(({ watched }) => isPolled(watched))) return
    const cost = all.reduce((sum, watcher) => sum + costOf(watcher, open.has(watcher)), 0)
    if (cost >= leastCost) return
    leastCost = cost
    share.ease(cost)
  }
}

/** What only listens asks nothing, so it needs no share of what may be asked. */
const isPolled = ({ cell, listening }: Watched) => cell.connection !== 'stream' && listening === undefined
