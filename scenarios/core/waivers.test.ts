import { describe, expect, test } from 'vitest'
import type { Shortcoming } from './judge.ts'
import type { Waiver } from './plan.ts'
import { controlOf, planOf } from './testing/record-builder.ts'
import { decide } from './verdict.ts'
import type { ControlResult } from './verdict-file.ts'
import { applyWaivers, misuseOf, type WaiverContext } from './waivers.ts'

const waiver: Waiver = {
  control: 'A-01',
  target: 'staging',
  failure: 'let in',
  owner: 'o',
  approver: 'a',
  ticket: 'T-1',
  granted: '2026-05-01',
  expires: '2026-07-15',
}
const failed: ControlResult = { id: 'A-01', result: 'fail', required: true, scenario: 'A-01', reason: 'let in' }
const context = (waivers: readonly Waiver[] = [waiver]): WaiverContext => ({
  waivers,
  target: 'staging',
  core: new Set(),
  nowWall: '2026-06-01T00:00:00Z',
})
const known: Shortcoming = { result: 'fail', reason: 'let in' }
const another: Shortcoming = { result: 'fail', reason: 'data came out' }
const doubt: Shortcoming = { result: 'inconclusive', reason: 'status 503' }

describe('a waiver that fits', () => {
  test('turns its failure into a waived one, and says by whose word', () => {
    expect(applyWaivers(failed, [known], context())).toMatchObject({
      result: 'waived',
      reason: expect.stringMatching(/T-1.*by a.*2026-07-15/),
    })
  })
  test('covers no second failure of the same control, which takes a waiver of its own', () => {
    expect(applyWaivers(failed, [known, another], context()).result).toBe('fail')
    const both = [waiver, { ...waiver, failure: 'data came out', ticket: 'T-2' }]
    expect(applyWaivers(failed, [known, another], context(both)).result).toBe('waived')
  })
  test('covers no doubt beside the failure', () => {
    expect(applyWaivers(failed, [known, doubt], context()).result).toBe('inconclusive')
  })
  test('touches nothing but failures', () => {
    for (const result of ['pass', 'inconclusive', 'not-applicable'] as const) {
      expect(applyWaivers({ ...failed, result }, [], context()).result).toBe(result)
    }
  })
})

const misfits: readonly [string, Partial<Waiver>][] = [
  ['for another target', { target: 'other' }],
  ['for another failure', { failure: 'LET IN' }],
  ['that expired', { granted: '2026-04-01', expires: '2026-05-31' }],
  ['that expires at this very moment', { expires: '2026-06-01T00:00:00Z' }],
  ['that is not yet in force', { granted: '2026-06-02' }],
  ['that runs for 91 days', { granted: '2026-05-01', expires: '2026-07-31' }],
  ['with an end that nobody can read', { expires: 'never' }],
  ['with a beginning that nobody can read', { granted: 'once' }],
  ['that nobody approved', { approver: ' ' }],
  ['that nobody owns', { owner: '' }],
  ['without a ticket', { ticket: '' }],
]

test.each(misfits)('a waiver %s covers nothing and is complained of', (_, change) => {
  const misfit = { ...waiver, ...change }
  expect(applyWaivers(failed, [known], context([misfit]))).toEqual(failed)
  expect(misuseOf(misfit, failed, [known], context())).toContain('for A-01')
})

test('a waiver of exactly 90 days is in force', () => {
  expect(misuseOf({ ...waiver, granted: '2026-05-01', expires: '2026-07-30' }, failed, [known], context())).toBeNull()
})

test('a core control is never waived', () => {
  const core = { ...context(), core: new Set(['A-01']) }
  expect(applyWaivers(failed, [known], core)).toEqual(failed)
  expect(misuseOf(waiver, failed, [known], core)).toContain('core')
})

test('a waiver that nothing needs is complained of', () => {
  for (const result of ['pass', 'inconclusive', 'not-applicable'] as const) {
    expect(misuseOf(waiver, { ...failed, result }, [], context())).toContain('unused')
  }
  expect(misuseOf(waiver, undefined, [], context())).toContain('unused')
})

test('waivers alone make no GO: something must have passed', () => {
  const plan = planOf(['A-01'])
  const waiving = { ...plan, profile: { ...plan.profile, waivers: [waiver] } }
  const judged = { controls: [failed], shortcomings: new Map([['A-01', [known]]]), timeToStop: [], keptWorking: [] }
  const end = { complete: true, interrupted: false, leftBehind: [] }
  expect(decide(waiving, judged, end, [controlOf('A-01', false)], '2026-06-01T00:00:00Z')).toMatchObject({
    verdict: 'NO DECISION',
    controls: [{ result: 'waived' }],
  })
})
