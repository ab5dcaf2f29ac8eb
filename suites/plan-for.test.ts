/** Every scenario is played for one of the sample partners: one that nothing selects proves nothing. */
import { globSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadConfiguration } from '../fixtures/config/load-configuration.ts'
import { type Folder, inFolder } from '../fixtures/config/testing/in-folder.ts'
import { createWorld } from '../fixtures/environment/create-world.ts'
import { targetFile } from '../fixtures/environment/target-file.ts'
import { loadScenarios } from '../scenarios/load-scenarios.ts'
import { planFor } from './plan-for.ts'

const servers = ['issuer', 'gateway', 'introspecting', 'edge', 'management', 'backend']

/** The embedded environment's target file, changed, in a folder. */
async function embedded(folder: Folder, change: (text: string) => string = text => text): Promise<string> {
  const world = await createWorld()
  for (const [index, name] of servers.entries()) world.urls.set(name, `https://127.0.0.1:${40_001 + index}`)
  return folder.write('embedded.target.yaml', change(targetFile(world)))
}

test('of all scenarios, rows of the kill matrix included, none is left out by all samples', async () => {
  using folder = inFolder()
  const target = await embedded(folder)
  const scenarios = await loadScenarios()
  const planned = new Set<string>()
  for (const partner of globSync('fixtures/samples/*.partner.yaml')) {
    const configuration = await loadConfiguration({ target, partner, profile: 'matrix' })
    const plan = planFor({ configuration, files: { target, partner }, scenarios, only: [], tool: 'test' })
    for (const { id } of plan.scenarios) planned.add(id)
  }
  expect(scenarios.map(({ scenario }) => scenario.id).filter(id => !planned.has(id))).toEqual([])
})

test('a run for which the target does not allow enough is not planned', async () => {
  using folder = inFolder()
  const partner = 'fixtures/samples/northwind.partner.yaml'
  const scenarios = await loadScenarios()
  const plan = async (clients: number, trials = 1) => {
    const target = await embedded(folder, text =>
      text.replace(/clients: \d+, minutes: \d+/, `clients: ${clients}, minutes: 5`),
    )
    const configuration = await loadConfiguration({ target, partner, profile: 'go-live' })
    return planFor({ configuration, files: { target, partner }, scenarios, only: [], trials, tool: 'test' })
  }
  const { creates, probes } = await plan(1_000)
  await expect(plan(creates.clients)).resolves.toMatchObject({ creates })
  await expect(plan(creates.clients - 1)).rejects.toThrow(
    new RegExp(
      `^\`budget.clients\`: at least ${creates.clients} for all that this run may register, got ${creates.clients - 1}: .+embedded\\.target\\.yaml:\\d+:\\d+\\)$`,
    ),
  )
  await expect(plan(9_999, 40)).rejects.toThrow(
    /^`budget.minutes`: at least \d+ for what this run is expected to take, got 5: /,
  )
  expect(probes).toEqual({ budget: 1_000, perWithdrawal: expect.any(Number) })
})
