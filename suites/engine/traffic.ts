import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * Shares the target between ordinary calls and measurements. Measurements stay within the probe budget, and while any is near,
 * scenarios that only call step back: a time-to-stop must not be blurred by the harness's own load.
 */
export interface Traffic {
  /** Runs an ordinary exchange when there is room for it; `later` gives way to measurements. */
  ordinary<T>(exchange: () => Promise<T>, priority: 'first' | 'later'): Promise<T>
  /** Waits for `requestsPerSecond` of the budget. */
  measure(requestsPerSecond: number, signal: AbortSignal): Promise<Measurement>
}

/** A share of the budget, while a measurement is under way. */
export interface Measurement {
  /** The dense phase is over: from now on it takes only this much. */
  ease(requestsPerSecond: number): void
  /** Gives everything back. Calling it twice is harmless. */
  end(): void
}

const firstAtOnce = { quiet: 8, besideMeasurement: 1 } as const
const laterAtOnce = { quiet: 4, besideHold: 2, besideMeasurement: 1 } as const

/** Turns are a courtesy to measurements: when none has ended for this long, whoever holds them may be waiting for the next in line. */
const stalledAfterMs = 1_000

/** Of the budget, what may be spent at once on stops that are about to happen; the rest is for holds. */
const densestShare = 0.22

/**
 * `requestsPerSecond`: the target file's budget. One measurement is always let in, however small the budget.
 * `stalled` is told when a turn was given out of order, because none had ended for too long.
 */
export function createTraffic(
  requestsPerSecond: number,
  cancelled: AbortSignal,
  stalled: (underWay: { first: number; later: number }) => void = () => {},
): Traffic {
  const inTurn = new AsyncLocalStorage<true>()
  const underWay = { first: 0, later: 0 }
  const waiting: { first: (() => void)[]; later: (() => void)[] } = { first: [], later: [] }
  const measurements: { rate: number; start: () => void }[] = []
  let running = 0
  let lastEndedMs = performance.now()
  /** Measurements that have not ended. Their rates are fractions, so that sums of them never come back to nothing. */
  let active = 0
  let spent = 0
  let dense = 0

  const room = {
    first: () => underWay.first < (running > 0 ? firstAtOnce.besideMeasurement : firstAtOnce.quiet),
    later: () => underWay.first + underWay.later < laterRoom(),
  }

  function laterRoom(): number {
    if (running + measurements.length + waiting.first.length > 0) return laterAtOnce.besideMeasurement
    return active > 0 ? laterAtOnce.besideHold : laterAtOnce.quiet
  }

  /** What alone is more than may be spent at once begins when nothing else is dense. */
  function fits(rate: number): boolean {
    if (active === 0) return true
    return spent + rate <= requestsPerSecond && (running === 0 || dense + rate <= requestsPerSecond * densestShare)
  }

  function next(): void {
    for (const priority of ['first', 'later'] as const) {
      while (waiting[priority].length > 0 && room[priority]()) {
        underWay[priority] += 1
        waiting[priority].shift()?.()
      }
    }
    for (let candidate = measurements[0]; candidate && fits(candidate.rate); candidate = measurements[0]) {
      measurements.shift()
      active += 1
      spent += candidate.rate
      dense += candidate.rate
      running += 1
      candidate.start()
    }
  }

  setInterval(() => {
    if (performance.now() - lastEndedMs < stalledAfterMs) return
    lastEndedMs = performance.now()
    const priority = waiting.first.length > 0 ? 'first' : 'later'
    const give = waiting[priority].shift()
    if (!give) return
    stalled({ ...underWay })
    underWay[priority] += 1
    give()
  }, stalledAfterMs / 4).unref()

  /** Rejects when the run is cancelled meanwhile: nobody may wait for a turn that no longer comes. */
  async function turnAt(priority: 'first' | 'later'): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const give = () => {
        cancelled.removeEventListener('abort', giveUp)
        resolve()
      }
      const giveUp = () => {
        const index = waiting[priority].indexOf(give)
        if (index >= 0) waiting[priority].splice(index, 1)
        reject(cancelled.reason)
      }
      cancelled.addEventListener('abort', giveUp, { once: true })
      waiting[priority].push(give)
      next()
    })
  }

  return {
    async ordinary(exchange, priority) {
      // A turn inside a turn belongs to it: waiting for one of its own, it could wait for itself.
      if (inTurn.getStore()) return exchange()
      await turnAt(priority)
      try {
        // A run that was cancelled creates nothing more.
        cancelled.throwIfAborted()
        return await inTurn.run(true, exchange)
      } finally {
        underWay[priority] -= 1
        lastEndedMs = performance.now()
        next()
      }
    },
    async measure(rate, signal) {
      await new Promise<void>((resolve, reject) => {
        const candidate = { rate, start: resolve }
        signal.addEventListener(
          'abort',
          () => {
            const index = measurements.indexOf(candidate)
            if (index >= 0) measurements.splice(index, 1)
            reject(signal.reason)
          },
          { once: true },
        )
        // The heaviest first: light ones fit in beside the holds of others.
        measurements.push(candidate)
        measurements.sort((a, b) => b.rate - a.rate)
        setImmediate(next)
      })
      let held = rate
      let isDense = true
      let hasEnded = false
      const hold = (now: number) => {
        spent -= held - now
        held = now
        if (isDense) {
          running -= 1
          dense -= rate
        }
        isDense = false
        next()
      }
      const end = () => {
        if (!hasEnded) active -= 1
        hasEnded = true
        hold(0)
      }
      return { ease: hold, end }
    },
  }
}
