/** From the files and words of the caller to a plan: reads, computes, and sends nothing. */
import { resolve } from 'node:path'
import { type Configuration, loadConfiguration } from '../fixtures/config/load-configuration.ts'
import { catalogue } from '../scenarios/catalogue.ts'
import { NothingSelected } from '../scenarios/core/build-plan.ts'
import type { Plan } from '../scenarios/core/plan.ts'
import { loadScenarios } from '../scenarios/load-scenarios.ts'
import { planFor } from '../suites/plan-for.ts'
import { UsageError } from './terminal.ts'
import { version } from './version.ts'

export interface Selection {
  target: string
  partner: string
  profile: string
  only?: readonly string[]
  trials?: number
}

/** Throws `ConfigurationError` or `UsageError`. */
export async function prepare(
  selection: Selection,
  cwd: string,
): Promise<{ configuration: Configuration; plan: Plan }> {
  const files = {
    target: resolve(cwd, selection.target),
    partner: resolve(cwd, selection.partner),
    profile: /[/\\]|\.ya?ml$/.test(selection.profile) ? resolve(cwd, selection.profile) : selection.profile,
  }
  const configuration = await loadConfiguration(files, { controls: catalogue.map(control => control.id) })
  const scenarios = await loadScenarios()
  try {
    const plan = planFor({
      configuration,
      files,
      scenarios,
      only: selection.only ?? [],
      ...(selection.trials !== undefined && { trials: selection.trials }),
      tool: `sallyport ${version}`,
    })
    return { configuration, plan }
  } catch (error) {
    if (error instanceof NothingSelected) throw new UsageError(error.message)
    throw error
  }
}
