/** The one place that drives vitest: the caller's own configuration is ignored, nothing is retried, and a run without tests is an error. */
import { existsSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plan } from '../../scenarios/core/plan.ts'
import type { Engine } from '../engine/engine.ts'
import { answerQuestions } from './wire.ts'

const here = fileURLToPath(import.meta.url)
const root = join(dirname(here), '..', 'stages')
const signals = ['SIGINT', 'SIGTERM'] as const

export interface FaceResult {
  passed: number
  failed: number
}

/** Shows each scenario as a test of its stage. Its result is for people and editors; the verdict comes from the record alone. */
export async function runVitest(plan: Plan, engine: Engine): Promise<FaceResult> {
  const channel = `sallyport-${plan.run}`
  const stopAnswering = answerQuestions(channel, scenario => engine.outcomeOf(scenario))
  const { createVitest } = await import('vitest/node')
  const stages = [...new Set(plan.scenarios.map(scenario => scenario.stage.toLowerCase()))]
  const files = stages.map(stage => `${stage}.suite${extname(here)}`).filter(file => existsSync(join(root, file)))
  const own = signals.map(signal => process.listeners(signal))
  try {
    const vitest = await createVitest('test', {
      root,
      config: false,
      watch: false,
      include: files,
      pool: 'threads',
      isolate: false,
      maxWorkers: 1,
      fileParallelism: false,
      retry: 0,
      allowOnly: false,
      passWithNoTests: false,
      testTimeout: 0,
      hookTimeout: 0,
      reporters: [{}],
      provide: { sallyport: { channel, scenarios: plan.scenarios } },
    })
    // vitest ends the process a millisecond after a signal; the engine must be left to clean up first.
    for (const [index, signal] of signals.entries()) {
      for (const listener of process.listeners(signal)) {
        if (!own[index]?.includes(listener)) process.removeListener(signal, listener)
      }
    }
    await vitest.start()
    const tests = vitest.state.getTestModules().flatMap(module => [...module.children.allTests()])
    const count = (state: string) => tests.filter(test => test.result().state === state).length
    await vitest.close()
    return { passed: count('passed'), failed: count('failed') }
  } finally {
    stopAnswering()
  }
}
