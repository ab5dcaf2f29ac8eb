/** Expiry and audit mean what the clocks behind them agree on. */
import { scenario } from '../core/scenario.ts'

/** A Date header is cut to the second. @see RFC 9110 §6.6.1 */
const resolutionMs = 1_000

export default scenario({
  id: 'DISCOVER-09',
  title: 'The clocks of all hosts agree',
  why: 'A gateway that runs late lets expired tokens live that much longer.',
  controls: ['DISCOVER-09'],
  needs: [],
  async play({ hosts, limits, check }) {
    const offsetsMs: number[] = []
    for (const host of hosts) {
      const offsetMs = await host.clockOffsetMs()
      offsetsMs.push(offsetMs)
      check.value(`offset of ${host.name} in ms`, Math.abs(offsetMs), 'at-most', limits.clockOffsetMs + resolutionMs)
    }
    const spreadMs = Math.max(...offsetsMs) - Math.min(...offsetsMs)
    check.value('largest difference between two hosts in ms', spreadMs, 'at-most', limits.clockOffsetMs + resolutionMs)
  },
})
