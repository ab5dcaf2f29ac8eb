import { expect, test } from 'vitest'
import type { Act } from '../../../scenarios/core/kit.ts'
import { actAt, actNamedBy, wallMsOf } from './acts-told-of.ts'

const act = (correlation: string, more: Partial<Act>): Act => ({
  correlation,
  kind: 'management',
  point: 'suspendClient',
  source: '127.0.0.1',
  allowed: true,
  ...more,
})
const asked = (path: string, fromWallMs: number) => ({ asked: { path, fromWallMs, untilWallMs: fromWallMs + 40 } })

test('a record names the assertion that was shown, or the token that was given', () => {
  const acts = [act('r1', { traces: ['a-1', 't-1'] }), act('r2', { traces: ['a-2'] }), act('r3', {})]
  expect(actNamedBy(acts, 'a-2', null)).toBe('r2')
  expect(actNamedBy(acts, null, 't-1')).toBe('r1')
  expect(actNamedBy(acts, 'a-9', null)).toBeNull()
  expect(actNamedBy(acts, null, null)).toBeNull()
})

test('of several changes of one thing, it is the one that was under way', () => {
  const acts = [
    act('r1', asked('clients/c', 1_000)),
    act('r2', asked('clients/c', 1_100)),
    act('r3', asked('clients/c', 1_200)),
  ]
  expect(actAt(acts, 'clients/c', 1_120)).toBe('r2')
  expect(actAt(acts, 'clients/c', 1_250)).toBe('r3')
  expect(actAt(acts, 'clients/c', 9_000)).toBeNull()
  expect(actAt(acts, null, 1_120)).toBeNull()
  expect(actAt(acts, 'clients/c', Number.NaN)).toBeNull()
})

test('what was made below a path belongs to the request that made it, and not to one about another thing', () => {
  const acts = [act('r1', asked('clients/c', 1_000)), act('r2', asked('clients/c/mappers', 1_000)), act('r3', {})]
  expect(actAt(acts, 'clients/c/mappers/7', 1_010)).toBe('r2')
  expect(actAt(acts, 'clients/c/other', 1_010)).toBe('r1')
  expect(actAt(acts, 'clients/c2', 1_010)).toBeNull()
})

test.each([
  ['1795706974652', 1_795_706_974_652],
  ['2026-11-26T16:09:34.652Z', 1_795_709_374_652],
])('the time %s', (text, wallMs) => {
  expect(wallMsOf(text)).toBe(wallMs)
})

test.each([null, '', 'noon'])('%j is no time', text => {
  expect(wallMsOf(text)).toBeNaN()
})
