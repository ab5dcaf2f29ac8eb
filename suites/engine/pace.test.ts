import { expect, test } from 'vitest'
import { costPerSecond, stretchedMs } from './pace.ts'

test('a lever within the budget probes as often as it may', () => {
  expect(stretchedMs(20, 0.5, 10_000)).toBe(20)
  expect(stretchedMs(20, 1, 10_000)).toBe(20)
})

test('one beyond it asks for no more than the budget, as long as a twentieth of the limit can be told', () => {
  const budget = 300
  const watchers = Array.from({ length: 15 }, () => 20)
  const cost = (stretch: number) =>
    watchers.reduce((sum, ms) => sum + costPerSecond('kept-alive', stretchedMs(ms, stretch, 10_000)), 0)
  expect(cost(1)).toBe(750)
  expect(cost(cost(1) / budget)).toBeCloseTo(budget)
  expect(stretchedMs(20, 100, 10_000)).toBe(250)
  expect(stretchedMs(80, 100, 3_000)).toBe(80)
})
