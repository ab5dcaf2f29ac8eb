/** Registers one test per scenario of a stage; its body only awaits what the engine found. */
import { describe, expect, inject, test } from 'vitest'
import type { Stage } from '../../scenarios/core/plan.ts'
import { ask } from './wire.ts'

export function stageSuite(stage: Stage): void {
  const { channel, scenarios } = inject('sallyport')
  const planned = scenarios.filter(scenario => scenario.stage === stage)
  describe(stage, () => {
    for (const { id, title } of planned) {
      test(`${id} ${title}`, async () => {
        const { results } = await ask(channel, id)
        expect(results.length, 'the scenario has a result for each of its controls').toBeGreaterThan(0)
        const troubles = results
          .filter(each => each.result !== 'pass')
          .map(each => `${each.id} ${each.result}: ${each.reason}`)
        expect(troubles).toEqual([])
      })
    }
  })
}
