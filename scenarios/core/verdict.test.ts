import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Waiver } from './plan.ts'
import { controlOf, planOf } from './testing/record-builder.ts'
import { decide, exitCodeOf, type RunEnd } from './verdict.ts'
import type { ControlResult, Result } from './verdict-file.ts'

const results: readonly Result[] = ['not-applicable', 'pass', 'inconclusive', 'fail']
const ids = ['A-01', 'A-02', 'A-03', 'A-04']
const catalogue = ids.map(id => controlOf(id, id === 'A-01'))
const whole: RunEnd = { complete: true, interrupted: false, leftBehind: [] }
const now = '2026-01-15T00:00:00Z'

const resultOf = (id: string, result: Result): ControlResult => ({
  id,
  result,
  required: true,
  scenario: id,
  reason: `${id} ${result}`,
})
const verdictOf = (found: readonly ControlResult[], change: Parameters<typeof planOf>[1] = {}, end = whole) =>
  decide(
    planOf(ids, change),
    { controls: found, timeToStop: [], keptWorking: [], shortcomings: new Map() },
    end,
    catalogue,
    now,
  ).verdict

/** Every combination of results for four controls: 4⁴ = 256. */
const vectors = results.flatMap(a =>
  results.flatMap(b => results.flatMap(c => results.map(d => [a, b, c, d] as const))),
)
const found = (vector: readonly Result[]) => vector.map((result, index) => resultOf(ids[index] ?? '', result))
const severity = { GO: 0, 'NO DECISION': 1, 'NO-GO': 2 }

describe('over every combination of results', () => {
  test('GO means: each required control passed', () => {
    for (const vector of vectors) {
      const deserved = vector.every(result => result === 'pass')
      expect(verdictOf(found(vector)) === 'GO', vector.join()).toBe(deserved)
    }
  })
  test('NO-GO means: one of them failed', () => {
    for (const vector of vectors)
      expect(verdictOf(found(vector)) === 'NO-GO', vector.join()).toBe(vector.includes('fail'))
  })
  test('the order of the results does not matter', () => {
    for (const vector of vectors) expect(verdictOf(found(vector).reverse())).toBe(verdictOf(found(vector)))
  })
  test('a worse result never makes a better verdict', () => {
    for (const vector of vectors) {
      for (const [index, result] of vector.entries()) {
        if (result === 'fail' || result === 'not-applicable') continue
        const worse = vector.map((each, at) => (at === index ? (results[results.indexOf(result) + 1] ?? 'fail') : each))
        expect(severity[verdictOf(found(worse))], vector.join()).toBeGreaterThanOrEqual(
          severity[verdictOf(found(vector))],
        )
      }
    }
  })
  test('a required control without a result is never GO', () => {
    for (const vector of vectors)
      for (const lost of ids) expect(verdictOf(found(vector).filter(each => each.id !== lost))).not.toBe('GO')
  })
  test('a second, worse word about a control counts', () => {
    for (const vector of vectors) expect(verdictOf([...found(vector), resultOf('A-02', 'fail')])).toBe('NO-GO')
  })
  test('a narrowed, interrupted or torn run is never GO', () => {
    for (const vector of vectors) {
      expect(verdictOf(found(vector), { narrowedTo: ['REVOKE'] })).not.toBe('GO')
      expect(verdictOf(found(vector), {}, { ...whole, interrupted: true })).not.toBe('GO')
      expect(verdictOf(found(vector), {}, { ...whole, complete: false })).not.toBe('GO')
    }
  })
})

describe('a waiver', () => {
  const waiver: Waiver = {
    control: 'A-02',
    target: 'staging',
    failure: 'A-02 fail',
    owner: 'o',
    approver: 'a',
    ticket: 'T-1',
    granted: '2026-01-01',
    expires: '2026-02-01',
  }
  const failing = found(['pass', 'fail', 'pass', 'pass'])
  const under = (change: Partial<Waiver>, found = failing) => {
    const plan = planOf(ids)
    return verdictOf(found, { profile: { ...plan.profile, waivers: [{ ...waiver, ...change }] } })
  }
  test('lets exactly the failure that it names pass', () => {
    expect(under({})).toBe('GO')
  })
  test('never covers a core control', () => {
    expect(under({ control: 'A-01', failure: 'A-01 fail' }, found(['fail', 'pass', 'pass', 'pass']))).toBe('NO-GO')
  })
  test.each([
    ['another target', { target: 'elsewhere' }],
    ['another failure', { failure: 'something else' }],
    ['the past', { expires: '2026-01-10' }],
    ['the future', { granted: '2026-01-20' }],
    ['more than 90 days', { expires: '2026-06-01' }],
    ['nonsense dates', { granted: 'soon', expires: 'later' }],
  ] as const)('for %s leaves the failure standing', (_, change) => {
    expect(under(change)).toBe('NO-GO')
  })
  test('that nothing needs makes the run undecided', () => {
    expect(under({}, found(['pass', 'pass', 'pass', 'pass']))).toBe('NO DECISION')
  })
})

test('only passes make a GO: a profile under which nothing applies decides nothing', () => {
  expect(verdictOf(found(['not-applicable', 'not-applicable', 'not-applicable', 'not-applicable']))).toBe('NO DECISION')
})

test('exit codes take the most serious of what applies', () => {
  const calm = { harnessFault: false, signal: null, leftBehind: false } as const
  expect((['GO', 'NO-GO', 'NO DECISION'] as const).map(verdict => exitCodeOf(verdict, calm))).toEqual([0, 1, 3])
  expect(exitCodeOf('GO', { ...calm, leftBehind: true })).toBe(4)
  expect(exitCodeOf('NO-GO', { ...calm, leftBehind: true })).toBe(1)
  expect(exitCodeOf('NO-GO', { ...calm, signal: 130 })).toBe(130)
  expect(exitCodeOf('NO-GO', { harnessFault: true, signal: 143, leftBehind: true })).toBe(70)
})

test('no set of results, however odd, makes a GO without a pass for each required control that applies', () => {
  const anyResult = fc.record({
    id: fc.constantFrom(...ids, 'Z-09'),
    result: fc.constantFrom<Result>('not-applicable', 'pass', 'waived', 'inconclusive', 'fail'),
  })
  fc.assert(
    fc.property(fc.array(anyResult, { maxLength: 12 }), list => {
      const all = list.map(({ id, result }) => resultOf(id, result))
      if (verdictOf(all) !== 'GO') return
      for (const id of ids) {
        const own = all.filter(each => each.id === id).map(each => each.result)
        expect(own.length).toBeGreaterThan(0)
        expect(own.some(result => result === 'fail' || result === 'inconclusive')).toBe(false)
      }
    }),
    { numRuns: 2_000 },
  )
})
