import { expect, test } from 'vitest'
import { costPerSecond, lateIntervalMs, stretchedMs } from './pace.ts'

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

test('the later a stop comes, the more seldom it is asked for, and always more than twice in a twentieth of the limit', () => {
  const paceOf = (limitMs: number) => [0, 600, 700, 2_000, 5_000, 9_000, 70_000].map(ms => lateIntervalMs(ms, limitMs))
  expect(paceOf(10_000)).toEqual([0, 0, 16, 40, 100, 150, 250])
  expect(paceOf(60_000).at(-1)).toBe(250)
  expect(paceOf(2_000).at(-1)).toBe(40)
})
