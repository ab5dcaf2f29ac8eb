/** For `vitest run` in the checkout: the embedded environment, and one certification run whose outcomes the stage files await. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { loadConfiguration } from '../../fixtures/config/load-configuration.ts'
import { startEnvironmentProcess } from '../../fixtures/environment/environment-process.ts'
import { loadScenarios } from '../../scenarios/load-scenarios.ts'
import { type Engine, startEngine } from '../engine/engine.ts'
import { openRunBench } from '../engine/run-bench.ts'
import { planFor } from '../plan-for.ts'
import { answerQuestions } from './wire.ts'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'sallyport-stages-'))
  const environment = await startEnvironmentProcess()
  const files = { target: environment.target, partner: environment.partner, profile: 'go-live' }
  const configuration = await loadConfiguration(files)
  const scenarios = await loadScenarios()
  const plan = planFor({ configuration, files, scenarios, only: [], tool: 'sallyport (checkout)' })
  await writeFile(join(folder, 'plan.json'), `${JSON.stringify(plan, null, 2)}\n`, { mode: 0o600 })
  const cancel = new AbortController()
  let running: Promise<Engine> | undefined

  /** Begins with the first question: set-up happens before all tests, and a run measures best when no others are under way. */
  function engine(): Promise<Engine> {
    running ??= (async () => {
      const { target, partner } = configuration
      const bench = await openRunBench({ folder, plan, target, partner, signal: cancel.signal })
      return startEngine({ bench, scenarios: scenarios.map(each => each.scenario), onProgress: () => undefined })
    })()
    return running
  }

  const channel = `sallyport-${plan.run}`
  const stopAnswering = answerQuestions(channel, async scenario => (await engine()).outcomeOf(scenario))
  project.provide('sallyport', { channel, scenarios: plan.scenarios })
  return async () => {
    cancel.abort(new Error('the tests are over'))
    await (await running)?.closed
    stopAnswering()
    await environment[Symbol.asyncDispose]()
    await rm(folder, { recursive: true, force: true })
  }
}
