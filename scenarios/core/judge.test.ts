import { describe, expect, test } from 'vitest'
import type { Check } from './check.ts'
import { judge } from './judge.ts'
import type { Plan } from './plan.ts'
import type { Entry } from './record.ts'
import { checkOf, controlOf, exchange, leverAt, planOf, played } from './testing/record-builder.ts'

const catalogue = ['A-01', 'A-02'].map(id => controlOf(id))
const yes: Check = { kind: 'value', expected: 'one', what: 'a number', operator: 'equals', seen: 1, wanted: 1 }
const no: Check = { ...yes, seen: 2 }
const open: Check = { kind: 'untested', expected: 'one', why: 'no way to ask' }
const first = (entries: readonly Entry[], plan: Plan = planOf(['A-01'])) => judge(plan, entries, catalogue).controls[0]
const resultOf = (...checks: readonly Check[]) =>
  first([...checks.map(check => checkOf('A-01', check)), played('A-01')])?.result

describe('a control', () => {
  test('is as good as the worst of its checks', () => {
    expect(resultOf(yes)).toBe('pass')
    expect(resultOf(yes, open)).toBe('inconclusive')
    expect(resultOf(open, yes)).toBe('inconclusive')
    expect(resultOf(yes, no, open)).toBe('fail')
    expect(resultOf(open, no, yes)).toBe('fail')
  })

  test('tells the worst check: what was expected, what was seen, and where', () => {
    const where: Check = { ...no, point: 'edge' }
    expect(first([checkOf('A-01', yes), checkOf('A-01', where), played('A-01')])).toEqual({
      id: 'A-01',
      result: 'fail',
      required: true,
      scenario: 'A-01',
      reason: 'a number should be 1',
      expected: 'one',
      seen: '2',
      point: 'edge',
    })
  })

  test('that was not put to the test has not passed', () => {
    expect(resultOf()).toBe('inconclusive')
    expect(first([])?.result).toBe('inconclusive')
    expect(first([checkOf('A-01', yes)])?.result).toBe('inconclusive')
    expect(first([checkOf('A-01', yes), played('A-01')], planOf(['A-01'], { scenarios: [] }))?.result).toBe(
      'inconclusive',
    )
    expect(first([checkOf('A-02', yes, 'A-01'), played('A-01')])?.result).toBe('inconclusive')
    expect(first([checkOf('A-01', yes, 'elsewhere'), played('A-01'), played('elsewhere')])?.result).toBe('inconclusive')
  })

  test.each(['untestable', 'aborted', 'fault'] as const)(
    'whose scenario was %s has not passed, and a failure stands',
    ending => {
      expect(first([checkOf('A-01', yes), played('A-01', ending)])?.result).toBe('inconclusive')
      expect(first([checkOf('A-01', yes), played('A-01'), played('A-01', ending)])?.result).toBe('inconclusive')
      expect(first([checkOf('A-01', yes), played('A-01', ending), played('A-01')])?.result).toBe('inconclusive')
      expect(first([checkOf('A-01', no), played('A-01', ending)])?.result).toBe('fail')
    },
  )

  test('that two scenarios prove needs both', () => {
    const [one] = planOf(['A-01']).scenarios
    const scenarios = one ? [one, { ...one, id: 'other' }] : []
    const plan = planOf(['A-01'], { scenarios })
    const half = [checkOf('A-01', yes), played('A-01')]
    expect(first(half, plan)?.result).toBe('inconclusive')
    expect(first([...half, checkOf('A-01', yes, 'other'), played('other')], plan)?.result).toBe('pass')
  })

  test('that the target cannot meet has failed; one that does not apply has no result', () => {
    const gap = { control: 'A-01', capability: 'audit.query', reason: 'no audit trail' }
    expect(first([], planOf(['A-01'], { gaps: [gap] }))).toMatchObject({ result: 'fail', expected: 'audit.query' })
    expect(resultOf(yes, { kind: 'gap', expected: 'a trail', capability: 'audit.query' })).toBe('fail')
    const plan = planOf([], { notApplicable: [{ control: 'A-01', reason: 'not used' }] })
    expect(first([], plan)).toMatchObject({ result: 'not-applicable', required: false, reason: 'not used' })
  })

  test('lists all its shortcomings for the waivers', () => {
    const { shortcomings } = judge(
      planOf(['A-01']),
      [checkOf('A-01', no), checkOf('A-01', open), checkOf('A-01', yes), played('A-01')],
      catalogue,
    )
    expect(shortcomings.get('A-01')).toEqual([
      { result: 'fail', reason: 'a number should be 1' },
      { result: 'inconclusive', reason: 'no way to ask' },
    ])
  })
})

test('every control of the plan gets exactly one result, whether required or advised', () => {
  const plan = planOf(['A-01'], { advised: ['A-02'], notApplicable: [{ control: 'A-03', reason: 'not used' }] })
  expect(judge(plan, [], catalogue).controls.map(({ id, required }) => [id, required])).toEqual([
    ['A-01', true],
    ['A-02', false],
    ['A-03', false],
  ])
})

test('a lever that must tell the truth', () => {
  const check: Check = { kind: 'lever-done', expected: 'done', lever: 'l' }
  const pulled = (change: Parameters<typeof leverAt>[1]) =>
    first([leverAt(0, change), checkOf('A-01', check), played('A-01')])?.result
  expect(pulled({ answer: 'done', readBack: 'done' })).toBe('pass')
  expect(pulled({ answer: 'done' })).toBe('pass')
  expect(pulled({ answer: 'done', readBack: 'not-done' })).toBe('fail')
  expect(pulled({ answer: 'refused' })).toBe('fail')
  expect(pulled({ answer: 'unknown' })).toBe('inconclusive')
  expect(pulled({ answer: 'unknown', readBack: 'done' })).toBe('pass')
  expect(first([checkOf('A-01', check), played('A-01')])?.result).toBe('inconclusive')
})

test('an identifier that two entries bear points at neither', () => {
  const check: Check = { kind: 'admits', expected: 'let in', exchange: 'x' }
  const once = [exchange('x', 'allowed', 0), checkOf('A-01', check), played('A-01')]
  expect(first(once)?.result).toBe('pass')
  expect(first([...once, exchange('x', 'denied', 1)])?.result).toBe('inconclusive')
  expect(first([exchange('x', 'denied', 1), ...once])?.result).toBe('inconclusive')
})
