import { expect, test } from 'vitest'
import { sampleRun } from '../testing/sample-run.ts'
import { confidenceOf, fewestHoldProbes, leftoverRate } from './confidence.ts'

const { verdict, lines } = sampleRun()
const repeated = (times: number) => Array.from({ length: times }, () => verdict.timeToStop).flat()

test.each([
  [1, 5],
  [5, 54],
  [10, 74],
  [59, 95],
])('%d repetitions bound the %d %% quantile, no more', (times, percent) => {
  const confidence = confidenceOf(repeated(times))
  expect(confidence?.repetitions).toBe(times)
  expect(Math.floor((confidence?.boundedQuantile ?? 0) * 100)).toBe(percent)
})

test.each([
  [30, 9.5],
  [59, 5],
  [299, 1],
  [1000, 0.3],
])('%d refusals in a row bound what is still let in to %d %%', (probes, percent) => {
  expect(leftoverRate(probes) * 100).toBeCloseTo(percent, 1)
})

test('nothing refused proves nothing', () => {
  expect(leftoverRate(0)).toBe(1)
  expect(confidenceOf([])).toBeNull()
  expect(fewestHoldProbes(lines)).toBeNull()
})

test('one cell that was measured less often speaks for all', () => {
  const [first, ...others] = repeated(3)
  expect(first && confidenceOf(others)?.repetitions).toBe(2)
})

test('unknown ends have no width', () => {
  expect(confidenceOf(verdict.timeToStop)).toMatchObject({ open: 1, widestMs: 750, medianWidthMs: 23, cells: 13 })
})
