import { describe, expect, test } from 'vitest'
import type { Check } from '../check.ts'
import { judge } from '../judge.ts'
import type { Entry } from '../record.ts'
import { checkOf, controlOf, exchange, looks, planOf, played, pointOf, witnessOver } from '../testing/record-builder.ts'

const body = looks.allowed.body
const witness = witnessOver(0, 5_000)

function resultOf(check: Check, entries: readonly Entry[], core = true) {
  const plan = planOf(['A-01'], {
    points: [pointOf({ denies: ['oauth', 'hidden-404'] }), pointOf({ name: 'issuer', kind: 'issuer' })],
  })
  const [control] = judge(
    plan,
    [...entries, checkOf('A-01', check), played('A-01')],
    [controlOf('A-01', core)],
  ).controls
  return control
}

describe('admits', () => {
  const check: Check = { kind: 'admits', expected: 'let in', point: 'edge', exchange: 'x' }
  test('passes on the proof alone, and fails on a refusal that the witness does not share', () => {
    expect(resultOf(check, [exchange('x', 'allowed', 2_000)])?.result).toBe('pass')
    expect(resultOf(check, [witness, exchange('x', 'denied', 2_000)])).toMatchObject({
      result: 'fail',
      point: 'edge',
      expected: 'let in',
    })
    expect(resultOf(check, [exchange('x', 'denied', 2_000)])?.result).toBe('inconclusive')
    expect(resultOf(check, [witnessOver(0, 5_000, () => 'denied'), exchange('x', 'denied', 2_000)])?.result).toBe(
      'inconclusive',
    )
  })
  test('has no opinion on trouble, and none without the exchange', () => {
    for (const look of ['outage', 'throttled', 'timeout', 'possible'] as const) {
      expect(resultOf(check, [witness, exchange('x', look, 2_000)])?.result).toBe('inconclusive')
    }
    expect(resultOf(check, [witness])?.result).toBe('inconclusive')
  })
  test('at the issuer needs no witness', () => {
    const refused = exchange('x', { status: 400, body, oauthError: 'invalid_grant' }, 2_000, { point: 'issuer' })
    expect(resultOf(check, [refused])?.result).toBe('fail')
  })
})

describe('refuses', () => {
  const check: Check = {
    kind: 'refuses',
    expected: 'refused',
    point: 'edge',
    element: 'token',
    mutation: 'a forged token',
    before: 'b',
    mutant: 'm',
    after: 'a',
  }
  const before = exchange('b', 'allowed', 1_990)
  const after = exchange('a', 'allowed', 2_010)
  const around = [witness, before, after]

  test('passes on a refusal that the call that works and the witness bracket', () => {
    expect(resultOf(check, [...around, exchange('m', 'denied', 2_000)])).toMatchObject({ result: 'pass' })
    expect(resultOf(check, [...around, exchange('m', 'bare', 2_000)])?.result).toBe('pass')
  })
  test('fails when the mutant is let in, bracket or not, whatever the status', () => {
    expect(resultOf(check, [exchange('m', 'allowed', 2_000)])?.result).toBe('fail')
    expect(resultOf(check, [...around, exchange('m', { ...looks.allowed, status: 403 }, 2_000)])?.result).toBe('fail')
  })
  test('never passes on trouble', () => {
    for (const look of ['outage', 'throttled', 'timeout', 'possible', 'ended'] as const) {
      expect(resultOf(check, [...around, exchange('m', look, 2_000)])?.result, look).toBe('inconclusive')
    }
  })
  test('never passes when a part of the bracket is gone, sick, elsewhere or out of order', () => {
    const mutant = exchange('m', 'denied', 2_000)
    const brackets: readonly (readonly Entry[])[] = [
      [witness, before],
      [witness, after],
      [before, after],
      [witness, exchange('b', 'denied', 1_990), after],
      [witness, before, exchange('a', 'outage', 2_010)],
      [witness, exchange('b', 'allowed', 1_990, { point: 'issuer' }), after],
      [witness, exchange('b', 'allowed', 2_020), after],
      [witness, before, exchange('a', 'allowed', 1_991)],
      [witness, before, before, after],
      [witnessOver(0, 5_000, atMs => (atMs > 1_000 && atMs < 3_000 ? 'denied' : 'allowed')), before, after],
      [witnessOver(0, 1_000), before, after],
      [witnessOver(4_100, 5_000), before, after],
      [witnessOver(0, 5_000, () => 'outage'), before, after],
    ]
    for (const bracket of brackets) expect(resultOf(check, [...bracket, mutant])?.result).toBe('inconclusive')
  })
  test('does not take a refusal for another reason', () => {
    const scope = exchange(
      'm',
      { status: 403, body, proof: 'absent', challenge: 'bearer', oauthError: 'insufficient_scope' },
      2_000,
    )
    expect(resultOf(check, [...around, scope])).toMatchObject({
      result: 'inconclusive',
      reason: expect.stringContaining('another reason'),
    })
  })
  test('takes a weak declared shape for a control that is not core, and never for one that is', () => {
    const hidden = exchange('m', { status: 404, body, proof: 'absent', matched: ['hidden-404'] }, 2_000)
    const object: Check = { ...check, element: 'object' }
    expect(resultOf(object, [...around, hidden], false)?.result).toBe('pass')
    expect(resultOf(object, [...around, hidden], true)?.result).toBe('inconclusive')
  })
})

describe('withholds', () => {
  const check: Check = {
    kind: 'withholds',
    expected: 'nothing',
    point: 'edge',
    element: 'organisation',
    mutation: "the other's name",
    before: 'b',
    mutant: 'm',
    after: 'a',
  }
  const around = [witness, exchange('b', 'allowed', 1_990), exchange('a', 'allowed', 2_010)]
  test('passes on any complete answer without the data', () => {
    for (const status of [200, 204, 302, 400, 403, 404]) {
      expect(
        resultOf(check, [...around, exchange('m', { status, body, proof: 'absent' }, 2_000)])?.result,
        `status ${status}`,
      ).toBe('pass')
    }
  })
  test('fails when the data comes out, with whatever status', () => {
    for (const status of [200, 403, 500]) {
      expect(resultOf(check, [...around, exchange('m', { status, body, proof: 'found' }, 2_000)])?.result).toBe('fail')
    }
  })
  test('has no opinion on an answer that cannot be searched, nor without the bracket', () => {
    const unread = [
      { status: 200, body: { ...body, complete: false }, proof: 'absent' },
      { status: 200, body: { ...body, capped: true }, proof: 'absent' },
      { status: 200, body: { ...body, framed: false }, proof: 'absent' },
      { status: 200, body, proof: 'absent', headers: { 'content-encoding': 'gzip' } },
      { status: 200, body },
      { status: 503, body, proof: 'absent' },
      { status: 429, body, proof: 'absent' },
      { ending: 'timed-out' },
    ] as const
    for (const facts of unread)
      expect(resultOf(check, [...around, exchange('m', facts, 2_000)])?.result).toBe('inconclusive')
    expect(resultOf(check, [witness, exchange('m', { status: 404, body, proof: 'absent' }, 2_000)])?.result).toBe(
      'inconclusive',
    )
  })
})

describe('at most once', () => {
  const attempts = ['1', '2', '3']
  const check: Check = {
    kind: 'at-most-once',
    expected: 'once',
    point: 'issuer',
    attempts,
    twinBefore: 'b',
    twinAfter: 'a',
  }
  const at = { point: 'issuer' }
  const yes = (id: string, atMs = 100) => exchange(id, 'allowed', atMs, at)
  const no = (id: string) => exchange(id, { status: 400, body, oauthError: 'invalid_grant' }, 100, at)
  const twins = [yes('b', 50), yes('a', 150)]
  test('passes on exactly one admission between two twins that work', () => {
    expect(resultOf(check, [...twins, yes('1'), no('2'), no('3')])?.result).toBe('pass')
  })
  test('fails on two, whatever else is missing', () => {
    expect(resultOf(check, [...twins, yes('1'), yes('2'), no('3')])?.result).toBe('fail')
    expect(resultOf(check, [yes('1'), yes('3')])?.result).toBe('fail')
  })
  test('has no opinion else', () => {
    const trouble = exchange('3', 'outage', 100, at)
    const records: readonly (readonly Entry[])[] = [
      [...twins, no('1'), no('2'), no('3')],
      [...twins, yes('1'), no('2')],
      [...twins, yes('1'), no('2'), trouble],
      [yes('b', 50), yes('1'), no('2'), no('3')],
      [no('b'), yes('a', 150), yes('1'), no('2'), no('3')],
      [yes('b', 120), yes('a', 150), yes('1'), no('2'), no('3')],
    ]
    for (const record of records) expect(resultOf(check, record)?.result).toBe('inconclusive')
    expect(resultOf({ ...check, attempts: ['1', '1'] }, [...twins, yes('1')])?.result).toBe('inconclusive')
  })
})

describe('none admitted', () => {
  const check: Check = { kind: 'none-admitted', expected: 'none', point: 'edge', attempts: ['1', '2'] }
  const refused = (id: string) => exchange(id, 'denied', 2_000)
  test('passes when each was refused while the witness was admitted', () => {
    expect(resultOf(check, [witness, refused('1'), refused('2')])?.result).toBe('pass')
  })
  test('fails on one survivor, whatever else is missing', () => {
    expect(resultOf(check, [exchange('2', 'allowed', 2_000)])?.result).toBe('fail')
  })
  test('has no opinion else', () => {
    const records: readonly (readonly Entry[])[] = [
      [witness, refused('1')],
      [refused('1'), refused('2')],
      [witness, refused('1'), exchange('2', 'outage', 2_000)],
    ]
    for (const record of records) expect(resultOf(check, record)?.result).toBe('inconclusive')
    expect(resultOf({ ...check, attempts: [] }, [witness])?.result).toBe('inconclusive')
  })
})

describe('keeps-out', () => {
  const check: Check = { kind: 'keeps-out', expected: 'out', point: 'edge', exchanges: ['1', '2'], during: 'a restart' }
  const result = (first: Parameters<typeof exchange>[1], second: Parameters<typeof exchange>[1]) =>
    resultOf(check, [exchange('1', first, 100), exchange('2', second, 200)])?.result
  test('passes whatever the point says, as long as it says something and lets nobody in', () => {
    expect(result('denied', 'outage')).toBe('pass')
    expect(result('timeout', 'denied')).toBe('pass')
  })
  test('fails on one admission, and has no opinion on what may have been one, on silence or on what is missing', () => {
    expect(result('denied', 'allowed')).toBe('fail')
    expect(result('possible', 'allowed')).toBe('fail')
    expect(result('denied', 'possible')).toBe('inconclusive')
    expect(result('timeout', 'timeout')).toBe('inconclusive')
    expect(resultOf(check, [exchange('1', 'denied', 100)])?.result).toBe('inconclusive')
    expect(resultOf({ ...check, exchanges: [] }, [])?.result).toBe('inconclusive')
  })
})
