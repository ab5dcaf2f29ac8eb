/** The traffic of one run: within the target file's budget, and nothing that it does out of turn goes untold. */
import { spendable } from './pace.ts'
import type { RunBench } from './run-bench.ts'
import { createTraffic, type Traffic } from './traffic.ts'

export function trafficFor({ target, plan, signal, record }: RunBench): Traffic {
  return createTraffic(spendable(target.budget.requestsPerSecond, plan.limits.timeToStopMs), signal, underWay =>
    record({ kind: 'note', topic: 'turn-out-of-order', scenario: null, data: underWay }),
  )
}
