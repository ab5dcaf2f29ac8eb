/** Finds the scenarios by folder: one folder per stage, one file per scenario, and no list to keep. */
import { readdirSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Stage, stages } from './core/plan.ts'
import type { Scenario } from './core/scenario.ts'

export interface StagedScenario {
  stage: Stage
  scenario: Scenario
}

const here = dirname(fileURLToPath(import.meta.url))
const extension = extname(fileURLToPath(import.meta.url))

/** In the order of the life cycle, then by identifier. */
export async function loadScenarios(): Promise<readonly StagedScenario[]> {
  const found = await Promise.all(stages.map(stage => loadStage(stage)))
  return found.flat()
}

async function loadStage(stage: Stage): Promise<readonly StagedScenario[]> {
  const folder = join(here, stage.toLowerCase())
  const loaded = await Promise.all(filesIn(folder).map(file => import(pathToFileURL(join(folder, file)).href)))
  return loaded
    .map(module => ({ stage, scenario: scenarioIn(module) }))
    .sort((a, b) => a.scenario.id.localeCompare(b.scenario.id))
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter(file => file.endsWith(extension) && !/\.(test|d)\./.test(file))
  } catch {
    return []
  }
}

function scenarioIn(module: { default?: Scenario }): Scenario {
  if (!module.default) throw new Error('a file in a stage folder has no scenario as its default export')
  return module.default
}
