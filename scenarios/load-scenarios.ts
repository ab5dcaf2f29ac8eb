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

/** In the order of the life cycle, then by identifier; the rows of the kill matrix last. */
export async function loadScenarios(): Promise<readonly StagedScenario[]> {
  const found = await Promise.all(
    stages.map(async stage => (await loadFolder(stage.toLowerCase())).map(scenario => ({ stage, scenario }))),
  )
  const rows = (await loadFolder('kill-matrix')).map(scenario => ({ stage: stageOf(scenario), scenario }))
  return [...found.flat(), ...rows]
}

async function loadFolder(name: string): Promise<readonly Scenario[]> {
  const folder = join(here, name)
  const loaded = await Promise.all(filesIn(folder).map(file => import(pathToFileURL(join(folder, file)).href)))
  return loaded.map(scenarioIn).sort((a, b) => a.id.localeCompare(b.id))
}

/** A row belongs to the stage of the control that it serves. */
function stageOf({ id, controls }: Scenario): Stage {
  const stage = stages.find(each => controls[0]?.startsWith(`${each}-`))
  if (!stage) throw new Error(`${id} serves no control`)
  return stage
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
