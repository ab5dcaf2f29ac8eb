import { expect, test } from 'vitest'
import type { Operator, Plain } from '../check.ts'
import { holds } from './value.ts'

const cases: readonly [Plain, Operator, Plain, boolean][] = [
  ['a', 'equals', 'a', true],
  [1, 'equals', '1', false],
  [{ a: 1, b: [2] }, 'equals', { b: [2], a: 1 }, true],
  [{ a: 1 }, 'equals', { a: 1, b: null }, false],
  [[1, 2], 'equals', [2, 1], false],
  [[], 'equals', {}, false],
  [null, 'equals', null, true],
  ['a', 'differs-from', 'b', true],
  ['a', 'differs-from', 'a', false],
  [null, 'differs-from', 'a', false],
  ['a', 'is-one-of', ['a', 'b'], true],
  ['c', 'is-one-of', ['a', 'b'], false],
  ['a', 'is-one-of', 'a', false],
  [['a', 'b'], 'includes-all', ['b'], true],
  [['a'], 'includes-all', ['a', 'b'], false],
  ['a', 'includes-all', ['a'], false],
  [['a'], 'includes-none', ['b'], true],
  [['a'], 'includes-none', ['a'], false],
  [null, 'includes-none', ['a'], false],
  [['a'], 'subset-of', ['a', 'b'], true],
  [['a', 'c'], 'subset-of', ['a', 'b'], false],
  [null, 'subset-of', ['a'], false],
  [5, 'at-most', 5, true],
  [6, 'at-most', 5, false],
  ['5', 'at-most', 5, false],
  [null, 'at-most', 5, false],
  [5, 'at-least', 5, true],
  [4, 'at-least', 5, false],
  [null, 'at-least', 0, false],
  ['x', 'is-present', null, true],
  [0, 'is-present', null, true],
  ['', 'is-present', null, false],
  [null, 'is-present', null, false],
  [null, 'is-absent', null, true],
  ['', 'is-absent', null, false],
  [[], 'is-empty', null, true],
  ['', 'is-empty', null, true],
  [['a'], 'is-empty', null, false],
  [null, 'is-empty', null, false],
  [{}, 'is-empty', null, false],
]

test.each(cases)('%j %s %j: %s', (seen, operator, wanted, expected) => {
  expect(holds(operator, seen, wanted)).toBe(expected)
})
