/** For `vitest run` in the checkout: starts the embedded environment and one certification run, whose outcomes the stage files then await. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { loadConfiguration } from '../../fixtures/config/load-configuration.ts'
import { startEnvironment } from '../../fixtures/environment/start.ts'
import { loadScenarios } from '../../scenarios/load-scenarios.ts'
import { startEngine } from '../engine/engine.ts'
import { openRunBench } from '../engine/run-bench.ts'
import { planFor } from '../plan-for.ts'
import { answerQuestions } from './wire.ts'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'sallyport-stages-'))
  const environment = await startEnvironment({ defects: [], delays: new Map(), folder: join(folder, 'environment') })
  const files = { target: environment.targetFile, partner: environment.partnerFile, profile: 'go-live' }
  const configuration = await loadConfiguration(files)
  const scenarios = await loadScenarios()
  const plan = planFor({ configuration, files, scenarios, only: [], tool: 'sallyport (checkout)' })
  await writeFile(join(folder, 'plan.json'), `${JSON.stringify(plan, null, 2)}\n`, { mode: 0o600 })
  const cancel = new AbortController()
  const bench = await openRunBench({
    folder,
    plan,
    target: configuration.target,
    partner: configuration.partner,
    signal: cancel.signal,
  })
  const engine = startEngine({ bench, scenarios: scenarios.map(each => each.scenario), onProgress: () => undefined })
  const channel = `sallyport-${plan.run}`
  const stopAnswering = answerQuestions(channel, scenario => engine.outcomeOf(scenario))
  project.provide('sallyport', { channel, scenarios: plan.scenarios })
  return async () => {
    cancel.abort(new Error('the tests are over'))
    await engine.closed
    stopAnswering()
    await environment.close()
    await rm(folder, { recursive: true, force: true })
  }
}
