/** The matrix is complete, and its demands are those of the tier. */
import { expect, test } from 'vitest'
import type { AccessPath } from './check.ts'
import { demandOf, killMatrix } from './kill-matrix.ts'

test('fourteen levers, thirteen ways in, and a demand in every cell', () => {
  const rows = Object.values(killMatrix)
  expect(rows.length).toBe(14)
  for (const row of rows) expect(Object.keys(row).length).toBe(13)
})

test('what a lever is aimed at stops, what it is not aimed at goes on', () => {
  expect(demandOf('suspend-client', 'bound-token', 'low')).toBe('stop')
  expect(demandOf('revoke-token', 'new-token-by-key', 'high')).toBe('keep')
  expect(demandOf('revoke-token', 'outgoing-event', 'high')).toBe('either')
})

test('a bound that is only declared becomes the limit at tier high', () => {
  expect(demandOf('revoke-token', 'jwt', 'high')).toBe('stop')
  expect(demandOf('revoke-token', 'jwt', 'standard')).toBe('either')
})

test('the end of an organisation spares nothing', () => {
  for (const path of Object.keys(killMatrix.expiry))
    expect(demandOf('end-organisation', path as AccessPath, 'low')).toBe('stop')
})

test('who asks about each token looks at no signature', () => {
  expect(demandOf('withdraw-issuer-key', 'bound-token', 'high', 'jwt')).toBe('stop')
  expect(demandOf('withdraw-issuer-key', 'bound-token', 'high', 'opaque')).toBe('either')
  expect(demandOf('suspend-client', 'bound-token', 'high', 'opaque')).toBe('stop')
})
