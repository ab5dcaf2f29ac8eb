import { expect, test } from 'vitest'
import type { AuditRecord } from '../../../scenarios/core/kit.ts'
import { putTogether } from './put-together.ts'

const record = (correlation: string | null, more: Partial<AuditRecord> = {}): AuditRecord => ({
  correlation,
  time: null,
  client: null,
  organisation: null,
  action: null,
  outcome: null,
  reason: null,
  actor: null,
  source: null,
  tokenId: null,
  point: null,
  ...more,
})

test('what two sources know of one request is one record, and the first one has the word', () => {
  const issuer = record('r1', { client: 'c', tokenId: 't', action: 'CLIENT_LOGIN', outcome: 'allowed' })
  const door = record('r1', { organisation: 'o', action: 'POST /token', outcome: 'allowed', source: '127.0.0.1' })
  expect(putTogether([[issuer], [door]])).toEqual([{ ...door, ...issuer, organisation: 'o', source: '127.0.0.1' }])
})

test('what one source tells twice stays told twice, whatever others tell', () => {
  const twice = [record('r1'), record('r1')]
  expect(putTogether([twice])).toHaveLength(2)
  expect(putTogether([[record('r1')], twice])).toHaveLength(2)
  expect(putTogether([twice, [record('r1')], [record('r1')]])).toHaveLength(2)
})

test('a contradiction is not hidden', () => {
  for (const name of ['client', 'organisation', 'tokenId', 'point'] as const)
    expect(putTogether([[record('r1', { [name]: 'a' })], [record('r1', { [name]: 'b' })]]), name).toHaveLength(2)
  const said = (outcome: AuditRecord['outcome']) => [record('r1', { outcome })]
  expect(putTogether([said('allowed'), said('denied')])).toHaveLength(2)
  expect(putTogether([said('allowed'), said(null)])).toHaveLength(1)
})

test('what belongs to no request, or to another, stays by itself', () => {
  expect(putTogether([[record(null)], [record(null)], [record('r1'), record('r2')]])).toHaveLength(4)
})
