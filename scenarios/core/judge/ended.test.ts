import { describe, expect, test } from 'vitest'
import type { Check } from '../check.ts'
import { judge } from '../judge.ts'
import type { Entry } from '../record.ts'
import { checkOf, controlOf, exchange, type Look, planOf, played, witnessOver } from '../testing/record-builder.ts'
import { decide } from '../verdict.ts'

const endsAtMs = 10_000
const check: Check = {
  kind: 'ended',
  mutation: 'a token after its end',
  first: 'first',
  before: 'before',
  mutant: 'mutant',
  after: 'after',
  endsAtMs,
  leewayMs: 1_000,
  expected: 'refused',
  point: 'edge',
}
const control = controlOf('EXPIRE-01')
const plan = planOf(['EXPIRE-01'])
const deferral: Entry = {
  kind: 'deferred',
  scenario: 'EXPIRE-01',
  controls: ['EXPIRE-01'],
  dueWall: '2026-06-01T01:00:00Z',
  endsAtMs,
  waitsFor: 'the end of a token',
  keeps: [],
}
const firstSitting = (look: Look = 'allowed'): readonly Entry[] => [
  exchange('first', look, 500),
  checkOf('EXPIRE-01', { kind: 'admits', exchange: 'first', expected: 'admits', point: 'edge' }),
  deferral,
  { ...played('EXPIRE-01'), ending: 'deferred', why: 'pending until 2026-06-01T01:00:00Z' } as Entry,
]
function secondSitting(mutant: Look, atMs: number, around: Look = 'allowed'): readonly Entry[] {
  return [
    exchange('before', around, atMs - 100),
    exchange('mutant', mutant, atMs),
    exchange('after', around, atMs + 100),
    checkOf('EXPIRE-01', check),
    played('EXPIRE-01'),
    witnessOver(atMs - 1_000, atMs + 1_000),
  ]
}
const resultOf = (entries: readonly Entry[]) => judge(plan, entries, [control]).controls[0]

describe('before its second act', () => {
  test('a deferred control is inconclusive, whatever passed so far', () => {
    expect(resultOf([...firstSitting(), witnessOver(0, 2_000)])).toMatchObject({
      result: 'inconclusive',
      reason: 'pending until 2026-06-01T01:00:00Z',
    })
  })
  test('the verdict is at best no decision, and says how to go on', () => {
    const withOther = planOf(['EXPIRE-01', 'A-01'], { defer: { overMs: 1_000, folder: 'out' } })
    const entries: readonly Entry[] = [
      ...firstSitting(),
      exchange('x', 'allowed', 600),
      checkOf('A-01', { kind: 'admits', exchange: 'x', expected: 'admits' }),
      played('A-01'),
      witnessOver(0, 2_000),
    ]
    const catalogue = [control, controlOf('A-01')]
    const end = { complete: true, interrupted: false, leftBehind: [] }
    const decision = decide(withOther, judge(withOther, entries, catalogue), end, catalogue, '2026-06-01T00:00:00Z')
    expect(decision).toMatchObject({
      verdict: 'NO DECISION',
      reasons: ['1 control is pending until 2026-06-01T01:00:00Z (EXPIRE-01): sallyport resume out'],
    })
  })
  test('an advised control that is pending leaves no decision either', () => {
    const advised = planOf(['A-01'], { advised: ['EXPIRE-01'] })
    const judged = {
      controls: [{ ...passing, id: 'A-01' }],
      shortcomings: new Map(),
      timeToStop: [],
      keptWorking: [],
      pending: [pendingOne],
    }
    const end = { complete: true, interrupted: false, leftBehind: [] }
    expect(decide(advised, judged, end, [], '2026-06-01T00:00:00Z').verdict).toBe('NO DECISION')
  })
})
const passing = { result: 'pass', required: true, scenario: 'A-01', reason: '' } as const
const pendingOne = {
  scenario: 'EXPIRE-01',
  controls: ['EXPIRE-01'],
  until: '2026-06-01T01:00:00Z',
  waitsFor: '',
  keeps: [],
}

describe('its second act', () => {
  test('refused within the leeway passes without more ado', () => {
    const result = resultOf([...firstSitting(), ...secondSitting('denied', endsAtMs + 500)])
    expect(result).toMatchObject({ result: 'pass', reason: '2 checks passed' })
  })
  test('refused long after its end proves no end in time: resume sooner', () => {
    const result = resultOf([...firstSitting(), ...secondSitting('denied', endsAtMs + 60_000)])
    expect(result?.result).toBe('inconclusive')
    expect(result?.reason).toContain('first tried 60 s after its end')
  })
  test.each([
    ['let in after the leeway', 'allowed', endsAtMs + 1_500, 'fail', 'still let in 1500 ms after its end'],
    ['let in within it', 'allowed', endsAtMs + 500, 'inconclusive', 'still let in within the leeway'],
    ['tried before its end', 'denied', endsAtMs - 500, 'inconclusive', 'it was not tried after its end'],
    ['met by an outage', 'outage', endsAtMs + 500, 'inconclusive', 'no clear answer'],
  ] as const)('%s', (_, mutant, atMs, expected, reason) => {
    const result = resultOf([...firstSitting(), ...secondSitting(mutant, atMs)])
    expect(result?.result).toBe(expected)
    expect(result?.reason).toContain(reason)
  })
  test('proves nothing where a new token is refused too', () => {
    const result = resultOf([...firstSitting(), ...secondSitting('denied', endsAtMs + 500, 'denied')])
    expect(result).toMatchObject({ result: 'inconclusive' })
  })
  test('proves nothing where the token was never let in', () => {
    const result = resultOf([...firstSitting('denied'), ...secondSitting('denied', endsAtMs + 500)])
    expect(result?.result).not.toBe('pass')
  })
})
