/** A promise about many cases that rests on few must say how little it is. */
import { expect, test } from 'vitest'
import { provenShare, whatTrialsProve } from './trials.ts'

const planned = (trials: number, waitsMs = 20_000) => ({
  scenarios: [
    { id: 'REVOKE-01', title: '', stage: 'REVOKE' as const, controls: [], waitsMs, trials, blast: 'own' as const },
  ],
})

test('n tries without a failure leave a rate of failure p open for which (1 - p)^n is 5 %', () => {
  for (const n of [1, 2, 5, 59, 1_000]) expect(provenShare(n) ** n).toBeCloseTo(0.05)
  expect(provenShare(59)).toBeGreaterThan(0.95)
  expect(provenShare(58)).toBeLessThan(0.95)
})

test('says it in one sentence', () => {
  expect(whatTrialsProve(planned(1))).toBe(
    'Each lever was pulled once: that shows that access can be stopped in time, not that it always is (with 95 % confidence, what stopped each time stops in at least 5.0 % of all cases).',
  )
  expect(whatTrialsProve(planned(59))).toBe(
    'Each lever was pulled 59 times, with new clients each time: with 95 % confidence, what stopped each time stops in at least 95.0 % of all cases.',
  )
})

test('where no lever was pulled there is nothing to say', () => {
  expect(whatTrialsProve(planned(1, 0))).toBeNull()
})
