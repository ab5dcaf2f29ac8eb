import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classify } from './classify.ts'
import type { Ending, Facts, Phase } from './facts.ts'
import type { PointPlan } from './plan.ts'

const base: Facts = {
  ending: 'answered',
  phase: 'body',
  sentAtMs: 0,
  endedAtMs: 1,
  proof: 'absent',
  headerCount: 5,
  headers: {},
  body: { bytes: 10, sha256: 'x', complete: true, framed: true, capped: false },
  connection: { kind: 'fresh', id: 'c1', source: '127.0.0.1' },
}
type Judged = Parameters<typeof classify>[1]
const at = (kind: PointPlan['kind'], denies: PointPlan['denies'] = ['oauth']): Judged => ({ kind, denies })
const enforcement = at('enforcement')
const told = (facts: Partial<Facts>, point = enforcement) => {
  const outcome = classify({ ...base, ...facts }, point)
  return outcome.verdict === 'denied' ? `${outcome.reason} (${outcome.grade})` : outcome.verdict
}

describe('allowed', () => {
  test('is the proof of access, whatever the status or the end', () => {
    for (const status of [200, 201, 403, 500]) expect(told({ status, proof: 'found' })).toBe('allowed')
    expect(told({ status: 200, proof: 'found', ending: 'broken' })).toBe('allowed')
  })
  test('is never a status alone', () => {
    for (let status = 200; status < 300; status += 1) {
      const outcome = classify({ ...base, status }, enforcement)
      expect(outcome).toMatchObject({ verdict: 'indeterminate', possiblyAllowed: true })
    }
  })
})

describe('denied', () => {
  test.each([
    [{ status: 401, challenge: 'bearer', oauthError: 'invalid_token' }, 'token-invalid (explicit)'],
    [{ status: 401, challenge: 'dpop', oauthError: 'invalid_dpop_proof' }, 'proof-invalid (explicit)'],
    [{ status: 400, challenge: 'dpop', oauthError: 'invalid_dpop_proof' }, 'proof-invalid (explicit)'],
    [{ status: 400, challenge: 'bearer', oauthError: 'invalid_request' }, 'request-invalid (explicit)'],
    [{ status: 400, oauthError: 'invalid_request' }, 'indeterminate'],
    [{ status: 403, oauthError: 'insufficient_scope' }, 'scope-insufficient (explicit)'],
    [{ status: 401 }, 'unattributed (weak)'],
    [{ status: 403 }, 'unattributed (weak)'],
  ] satisfies [Partial<Facts>, string][])('at an enforcement point: %j', (facts, expected) => {
    expect(told(facts)).toBe(expected)
  })
  test.each([
    [{ status: 401, oauthError: 'invalid_client' }, 'client-invalid (explicit)'],
    [{ status: 400, oauthError: 'invalid_grant' }, 'grant-invalid (explicit)'],
    [{ status: 400, oauthError: 'invalid_scope' }, 'scope-insufficient (explicit)'],
    [{ status: 500, oauthError: 'invalid_client' }, 'indeterminate'],
    [{ status: 400, oauthError: 'no_such_error' }, 'indeterminate'],
    [{ status: 400 }, 'indeterminate'],
  ] satisfies [Partial<Facts>, string][])('by an issuer: %j', (facts, expected) => {
    expect(told(facts, at('issuer'))).toBe(expected)
  })
  test.each([
    [44, 'certificate-revoked'],
    [45, 'certificate-expired'],
    [48, 'certificate-untrusted'],
    [116, 'certificate-missing'],
  ])('by TLS alert %i, during or right after the handshake', (alert, reason) => {
    for (const phase of ['tls', 'request'] as const) {
      const { body: _, headers: __, ...bare } = base
      expect(
        classify({ ...bare, ending: 'broken', phase, error: { code: 'EPROTO', alert } }, enforcement),
      ).toMatchObject({ verdict: 'denied', reason, grade: 'explicit' })
    }
  })
  test('by a bare close only where the target file declares it, and weakly', () => {
    const { body: _, headers: __, ...bare } = base
    const reset: Facts = { ...bare, ending: 'broken', phase: 'tls', error: { code: 'ECONNRESET' } }
    expect(classify(reset, enforcement).verdict).toBe('indeterminate')
    expect(classify(reset, at('enforcement', ['oauth', 'silent-close']))).toMatchObject({
      verdict: 'denied',
      grade: 'weak',
    })
  })
})

test('an error code of its own means what the target file says, with the status of that meaning', () => {
  const issuer = { ...at('issuer'), errors: { jti_known: 'invalid_client' } }
  expect(told({ status: 400, oauthError: 'jti_known' }, at('issuer'))).toBe('indeterminate')
  expect(told({ status: 400, oauthError: 'jti_known' }, issuer)).toBe('client-invalid (explicit)')
  expect(told({ status: 500, oauthError: 'jti_known' }, issuer)).toBe('indeterminate')
  expect(
    told({ status: 400, oauthError: 'server_error' }, { ...issuer, errors: { server_error: 'invalid_client' } }),
  ).toBe('indeterminate')
})

test('what is neither is indeterminate: every other status', () => {
  for (let status = 100; status < 600; status += 1) {
    if ((status >= 200 && status < 300) || status === 401 || status === 403) continue
    expect(told({ status }), String(status)).toBe('indeterminate')
  }
})

test('alert 40 says nothing by itself, and a nonce challenge is no denial', () => {
  expect(told({ ending: 'broken', phase: 'tls', error: { code: 'EPROTO', alert: 40 } })).toBe('indeterminate')
  expect(told({ status: 401, challenge: 'dpop', oauthError: 'use_dpop_nonce' })).toBe('indeterminate')
})

test('an answer that is cut, unframed, capped or encoded proves nothing', () => {
  const body = base.body
  if (!body) throw new Error('no body')
  const denial = { status: 401, challenge: 'bearer', oauthError: 'invalid_token' }
  expect(told({ ...denial, body: { ...body, complete: false } })).toBe('indeterminate')
  expect(told({ ...denial, body: { ...body, framed: false } })).toBe('indeterminate')
  expect(told({ ...denial, body: { ...body, capped: true } })).toBe('indeterminate')
  expect(told({ ...denial, headers: { 'content-encoding': 'br' } })).toBe('indeterminate')
  expect(told({ ...denial, headerCount: 1_000 })).toBe('indeterminate')
})

test('is total: no facts make it throw, and without proof none are allowed', () => {
  const facts = fc.record(
    {
      ending: fc.constantFrom<Ending>('answered', 'broken', 'timed-out', 'not-sent', 'event', 'ended'),
      phase: fc.constantFrom<Phase>('dns', 'connect', 'tls', 'request', 'headers', 'body'),
      status: fc.integer({ min: 0, max: 1_000 }),
      oauthError: fc.constantFrom(
        'invalid_token',
        'invalid_client',
        'insufficient_scope',
        'x',
        '__proto__',
        'constructor',
      ),
      challenge: fc.constantFrom('bearer', 'dpop', 'basic'),
      error: fc.record({ code: fc.constantFrom('ECONNRESET', 'EPROTO', 'X'), alert: fc.integer({ min: 0, max: 255 }) }),
    },
    { requiredKeys: ['ending', 'phase'] },
  )
  const kinds = fc.constantFrom<PointPlan['kind']>(
    'enforcement',
    'issuer',
    'registration',
    'management',
    'introspection',
    'revocation',
  )
  fc.assert(
    fc.property(facts, kinds, (some, kind) => classify({ ...base, ...some }, at(kind)).verdict !== 'allowed'),
    { numRuns: 3_000 },
  )
})
