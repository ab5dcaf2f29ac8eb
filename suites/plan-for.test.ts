/** Every scenario is played for one of the sample partners: one that nothing selects proves nothing. */
import { globSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadConfiguration } from '../fixtures/config/load-configuration.ts'
import { inFolder } from '../fixtures/config/testing/in-folder.ts'
import { createWorld } from '../fixtures/environment/create-world.ts'
import { targetFile } from '../fixtures/environment/target-file.ts'
import { loadScenarios } from '../scenarios/load-scenarios.ts'
import { planFor } from './plan-for.ts'

const servers = ['issuer', 'gateway', 'introspecting', 'edge', 'management', 'backend']

test('of all scenarios, rows of the kill matrix included, none is left out by all samples', async () => {
  using folder = inFolder()
  const world = await createWorld()
  for (const [index, name] of servers.entries()) world.urls.set(name, `https://127.0.0.1:${40_001 + index}`)
  const target = folder.write('embedded.target.yaml', targetFile(world))
  const scenarios = await loadScenarios()
  const planned = new Set<string>()
  for (const partner of globSync('fixtures/samples/*.partner.yaml')) {
    const configuration = await loadConfiguration({ target, partner, profile: 'matrix' })
    const plan = planFor({ configuration, files: { target, partner }, scenarios, only: [], tool: 'test' })
    for (const { id } of plan.scenarios) planned.add(id)
  }
  expect(scenarios.map(({ scenario }) => scenario.id).filter(id => !planned.has(id))).toEqual([])
})
