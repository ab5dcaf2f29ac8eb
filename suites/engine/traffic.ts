/**
 * Shares the target between ordinary calls and measurements. Measurements stay within the probe budget, and while any is near,
 * scenarios that only call step back: a time-to-stop must not be blurred by the harness's own load.
 */
export interface Traffic {
  /** Runs an ordinary exchange when there is room for it; `later` gives way to measurements. */
  ordinary<T>(exchange: () => Promise<T>, priority: 'first' | 'later'): Promise<T>
  /** Waits for `requestsPerSecond` of the budget; answers the function that gives it back. Calling that twice is harmless. */
  measure(requestsPerSecond: number, signal: AbortSignal): Promise<() => void>
}

const firstAtOnce = 8
const laterAtOnce = { quiet: 4, besideMeasurement: 1 } as const

/** `requestsPerSecond`: the target file's budget. One measurement is always let in, however small the budget. */
export function createTraffic(requestsPerSecond: number): Traffic {
  const underWay = { first: 0, later: 0 }
  const waiting: { first: (() => void)[]; later: (() => void)[] } = { first: [], later: [] }
  const measurements: { rate: number; start: () => void }[] = []
  let running = 0
  let spent = 0

  const room = {
    first: () => underWay.first < firstAtOnce,
    later: () =>
      underWay.first + underWay.later <
      (running + measurements.length + waiting.first.length > 0 ? laterAtOnce.besideMeasurement : laterAtOnce.quiet),
  }

  function next(): void {
    for (const priority of ['first', 'later'] as const) {
      while (waiting[priority].length > 0 && room[priority]()) {
        underWay[priority] += 1
        waiting[priority].shift()?.()
      }
    }
    for (
      let candidate = measurements[0];
      candidate && (running === 0 || spent + candidate.rate <= requestsPerSecond);
      candidate = measurements[0]
    ) {
      measurements.shift()
      spent += candidate.rate
      running += 1
      candidate.start()
    }
  }

  return {
    async ordinary(exchange, priority) {
      await new Promise<void>(resolve => {
        waiting[priority].push(resolve)
        next()
      })
      try {
        return await exchange()
      } finally {
        underWay[priority] -= 1
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
        measurements.push(candidate)
        next()
      })
      let given = false
      return () => {
        if (given) return
        given = true
        spent -= rate
        running -= 1
        next()
      }
    },
  }
}
