/** From the files and words of the caller to a plan: reads, computes, and sends nothing. */
import { resolve } from 'node:path'
import { parseDurationMs } from '../fixtures/config/duration.ts'
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
  /** End without waiting for what lies further away than `deferOver`. */
  defer?: boolean
  /** A duration such as `2m`; naming one is a wish to defer. */
  deferOver?: string
}

/** Throws `ConfigurationError` or `UsageError`. */
export async function prepare(
  selection: Selection,
  cwd: string,
  folder = 'DIR',
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
      ...deferOf(selection, folder),
    })
    return { configuration, plan }
  } catch (error) {
    if (error instanceof NothingSelected) throw new UsageError(error.message)
    throw error
  }
}

/** Two minutes are worth waiting for; an hour is not. */
const usualBound = '2m'

function deferOf({ defer, deferOver }: Selection, folder: string): { defer?: Plan['defer'] } {
  if (!defer && deferOver === undefined) return {}
  const overMs = parseDurationMs(deferOver ?? usualBound)
  if (overMs === null)
    throw new UsageError(`--defer-over ${deferOver}: expected a duration such as \`30s\`, \`2m\` or \`1h\``)
  return { defer: { overMs, folder } }
}
