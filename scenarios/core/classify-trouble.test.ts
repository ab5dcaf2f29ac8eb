import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classify } from './classify.ts'
import type { DenialShape, Facts } from './facts.ts'
import { factsOf, looks } from './testing/record-builder.ts'

const kinds = ['enforcement', 'issuer', 'registration', 'management', 'introspection', 'revocation'] as const
const shapes: readonly DenialShape[] = [
  'oauth',
  'http-400-tls',
  'redirect-to-login',
  'hidden-404',
  'silent-close',
  'empty:/items',
  'field:/error',
]

/** Everything at once and in every combination, the declared shapes included. */
const anyFacts: fc.Arbitrary<Facts> = fc.record(
  {
    ending: fc.constantFrom('answered', 'broken', 'timed-out', 'not-sent', 'event', 'ended'),
    phase: fc.constantFrom('dns', 'connect', 'tls', 'request', 'headers', 'body'),
    sentAtMs: fc.constant(0),
    endedAtMs: fc.constant(1),
    connection: fc.constant({ kind: 'fresh', id: 'c', source: '127.0.0.1' }),
    status: fc.constantFrom(99, 200, 201, 204, 302, 400, 401, 403, 404, 409, 422, 425, 429, 500, 503, 999),
    headers: fc.constantFrom({}, { 'content-encoding': 'br' }, { 'content-type': 'application/json' }),
    headerCount: fc.constantFrom(3, 201),
    body: fc.record({
      bytes: fc.nat(),
      sha256: fc.constant('aa'),
      complete: fc.boolean(),
      framed: fc.boolean(),
      capped: fc.boolean(),
    }),
    proof: fc.constantFrom('found', 'absent'),
    oauthError: fc.constantFrom(
      'invalid_token',
      'invalid_client',
      'use_dpop_nonce',
      'access_denied',
      'server_error',
      '__proto__',
      'constructor',
    ),
    challenge: fc.constantFrom('bearer', 'dpop', 'basic'),
    matched: fc.subarray([...shapes]),
    error: fc.record({
      code: fc.constantFrom('ECONNRESET', 'ETIMEDOUT', 'EPROTO'),
      alert: fc.constantFrom(40, 44, 116),
    }),
  },
  { requiredKeys: ['ending', 'phase', 'sentAtMs', 'endedAtMs', 'connection'] },
)
const anyPoint = fc.record({ kind: fc.constantFrom(...kinds), denies: fc.subarray([...shapes]) })
const numRuns = 5_000

describe('whatever came back, at whatever place', () => {
  test('only the proof of access makes it allowed, and it always does', () => {
    fc.assert(
      fc.property(anyFacts, anyPoint, (facts, point) => {
        const { verdict } = classify(facts, point)
        expect(verdict === 'allowed').toBe(facts.proof === 'found' && facts.ending !== 'not-sent')
      }),
      { numRuns },
    )
  })

  test('trouble is never a denial, whatever shapes are declared', () => {
    fc.assert(
      fc.property(anyFacts, anyPoint, (facts, point) => {
        fc.pre(facts.ending !== 'broken' && facts.ending !== 'ended')
        const { ending, status = 0, body, oauthError, headers, headerCount = 0 } = facts
        const trouble =
          ending !== 'answered' ||
          status < 100 ||
          status >= 500 ||
          [425, 429].includes(status) ||
          oauthError === 'use_dpop_nonce' ||
          oauthError === 'server_error' ||
          headerCount > 200 ||
          headers?.['content-encoding'] !== undefined ||
          (body !== undefined && (!body.complete || !body.framed || body.capped))
        fc.pre(trouble)
        expect(classify(facts, point).verdict).not.toBe('denied')
      }),
      { numRuns },
    )
  })

  test('a shape that the point does not declare is not understood', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...kinds), ({ matched, ...bare }, kind) => {
        const point = { kind, denies: ['oauth'] as const }
        expect(classify({ ...bare, ...(matched && { matched }) }, point)).toEqual(classify(bare, point))
      }),
      { numRuns },
    )
  })
})

test('an inactive token is a JSON answer that says so, not just any success', () => {
  const at = { kind: 'introspection', denies: ['oauth'] } as const
  const answer = (type: string, status = 200) =>
    classify(factsOf({ ...looks.possible, status, headers: { 'content-type': type } }), at).verdict
  expect(answer('application/json; charset=utf-8')).toBe('denied')
  expect(answer('application/token-introspection+json')).toBe('denied')
  expect(answer('text/html')).toBe('indeterminate')
  expect(answer('application/json', 204)).toBe('indeterminate')
})
