import { expect, test } from 'vitest'
import type { DenialReason, Grade } from '../outcome.ts'
import { creditOf, explained } from './credit.ts'

const denied = (reason: DenialReason, grade: Grade) => ({ verdict: 'denied', reason, grade }) as const
const elements = [
  'token',
  'holder',
  'certificate',
  'scope',
  'operation',
  'object',
  'organisation',
  'audience',
  'header',
  'path',
  'assertion',
  'client',
  'grant',
  'metadata',
  'approval',
  'operator',
  'replay',
] as const
const reasons = [
  'token-invalid',
  'proof-invalid',
  'scope-insufficient',
  'client-invalid',
  'grant-invalid',
  'request-invalid',
  'metadata-invalid',
  'certificate-missing',
  'certificate-revoked',
  'certificate-expired',
  'certificate-untrusted',
  'certificate-unspecified',
] as const

test('an explicit reason counts exactly where the mutated element explains it', () => {
  for (const element of elements) {
    for (const reason of reasons) {
      const credit = creditOf(denied(reason, 'explicit'), element, 401, true)
      expect(credit.counts, `${element} × ${reason}`).toBe(explained[element].includes(reason))
    }
  }
  expect(creditOf(denied('certificate-revoked', 'explicit'), 'scope', undefined, false).counts).toBe(false)
  expect(creditOf(denied('scope-insufficient', 'explicit'), 'token', 403, false).counts).toBe(false)
  expect(creditOf(denied('metadata-invalid', 'explicit'), 'withdrawal', 400, false).counts).toBe(false)
})

test('a bare 401 or 403 takes the mutated element as its reason', () => {
  for (const element of [...elements, 'withdrawal'] as const) {
    for (const status of [401, 403]) {
      expect(creditOf(denied('unattributed', 'weak'), element, status, true)).toEqual({
        counts: true,
        how: 'differential',
      })
    }
    for (const status of [undefined, 400, 404, 302]) {
      expect(creditOf(denied('unattributed', 'weak'), element, status, true).counts).toBe(false)
    }
  }
})

test('a weak shape never satisfies a core control', () => {
  for (const element of [...elements, 'withdrawal'] as const) {
    for (const reason of ['hidden', 'silent-close'] as const) {
      expect(creditOf(denied(reason, 'weak'), element, 404, true).counts).toBe(false)
    }
    expect(creditOf(denied('hidden', 'weak'), element, 404, false).counts).toBe(true)
  }
  expect(creditOf(denied('silent-close', 'weak'), 'certificate', undefined, false).counts).toBe(true)
  expect(creditOf(denied('silent-close', 'weak'), 'scope', undefined, false).counts).toBe(false)
})

test('what is no denial has no credit, and the end of a connection only after a withdrawal', () => {
  expect(creditOf({ verdict: 'allowed' }, 'token', 200, false).counts).toBe(false)
  expect(creditOf({ verdict: 'indeterminate', why: 'status 503' }, 'token', 503, false).counts).toBe(false)
  for (const element of elements)
    expect(creditOf(denied('stream-closed', 'weak'), element, undefined, false).counts).toBe(false)
  expect(creditOf(denied('stream-closed', 'weak'), 'withdrawal', undefined, true).counts).toBe(true)
})
