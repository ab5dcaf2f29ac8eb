/** The worker process: engine and vitest in one process of their own, so that neither can take the supervisor down. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadPartner } from '../fixtures/config/load-partner.ts'
import { loadTarget } from '../fixtures/config/load-target.ts'
import { soundLines } from '../fixtures/ledger/run-record.ts'
import type { Plan } from '../scenarios/core/plan.ts'
import { loadScenarios } from '../scenarios/load-scenarios.ts'
import { type Progress, startEngine } from './engine/engine.ts'
import { resumeRun } from './engine/resume-run.ts'
import { openRunBench } from './engine/run-bench.ts'
import { endAfter } from './engine/time-budget.ts'
import { runVitest } from './face/run-vitest.ts'
import type { ToWorker, WorkerMessage, WorkerOrder } from './worker-messages.ts'

const cancel = new AbortController()
const interrupted = new Error('the run was interrupted')

process.on('message', (message: ToWorker) => {
  if (message.kind === 'stop') cancel.abort(interrupted)
  else void work(message)
})
// The supervisor is gone: nobody will read the verdict, but the target must still be left clean.
process.on('disconnect', () => cancel.abort(new Error('the supervisor is gone')))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => cancel.abort(interrupted))

async function work({ kind, folder, target, partner }: WorkerOrder): Promise<void> {
  const plan = JSON.parse(await readFile(join(folder, 'plan.json'), 'utf8')) as Plan
  const loaded = await Promise.all([loadTarget(target), loadPartner(partner), loadScenarios()])
  const setting = { folder, plan, target: loaded[0], partner: loaded[1], signal: cancel.signal }
  const scenarios = loaded[2].map(each => each.scenario)
  const onProgress = (progress: Progress) => tell({ kind: 'progress', progress })
  if (kind === 'resume') {
    const soFar = await soundLines(join(folder, 'record.ndjson'))
    const bench = await openRunBench({ ...setting, soFar })
    const { leftBehind } = await resumeRun({ bench, scenarios, onProgress })
    return end(leftBehind)
  }
  endAfter(setting.target.budget.minutes, cancel)
  const bench = await openRunBench(setting)
  const engine = startEngine({ bench, scenarios, onProgress })
  await Promise.all([runVitest(plan, engine), engine.closed])
  const { leftBehind } = await engine.closed
  end(leftBehind)
}

function end(leftBehind: readonly string[]): void {
  tell({ kind: 'done', leftBehind })
  process.disconnect()
}

function tell(message: WorkerMessage): void {
  if (process.connected) process.send?.(message)
}
