import { afterEach, expect, test, vi } from 'vitest'
import { endingOf } from './engine.ts'
import { endAfter } from './time-budget.ts'

afterEach(() => vi.useRealTimers())

test('a run ends when its time is up, and says why', () => {
  vi.useFakeTimers()
  const run = new AbortController()
  endAfter(2, run)
  vi.advanceTimersByTime(119_999)
  expect(run.signal.aborted).toBe(false)
  vi.advanceTimersByTime(1)
  expect(endingOf(new Error('a call that was cut short'), run.signal)).toEqual([
    'aborted',
    'the run took longer than the 2 minutes that `budget.minutes` allows',
  ])
})
