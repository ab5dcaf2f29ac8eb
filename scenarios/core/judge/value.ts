/** A comparison that a scenario recorded: evaluated here, so that the record and not the scenario decides. */
import type { Check, Operator, Plain } from '../check.ts'
import { type Finding, fail, pass } from './finding.ts'

export function judgeValue(check: Extract<Check, { kind: 'value' }>): Finding {
  const seen = JSON.stringify(check.seen)
  return holds(check.operator, check.seen, check.wanted)
    ? pass(`${check.what}: as it should be`)
    : fail(
        `${check.what} ${wording[check.operator]} ${needsWanted(check.operator) ? JSON.stringify(check.wanted) : ''}`.trim(),
        seen,
      )
}

const wording: Readonly<Record<Operator, string>> = {
  equals: 'should be',
  'differs-from': 'should differ from',
  'is-one-of': 'should be one of',
  'includes-all': 'should include all of',
  'includes-none': 'should include none of',
  'subset-of': 'should include nothing beyond',
  'at-most': 'should be at most',
  'at-least': 'should be at least',
  'is-present': 'should be there',
  'is-absent': 'should not be there',
  'is-empty': 'should be empty',
}
const needsWanted = (operator: Operator) => !['is-present', 'is-absent', 'is-empty'].includes(operator)

export function holds(operator: Operator, seen: Plain, wanted: Plain): boolean {
  switch (operator) {
    case 'equals':
      return same(seen, wanted)
    case 'differs-from':
      return seen !== null && !same(seen, wanted)
    case 'is-one-of':
      return listOf(wanted).some(each => same(each, seen))
    case 'includes-all':
      return Array.isArray(seen) && listOf(wanted).every(each => listOf(seen).some(one => same(one, each)))
    case 'includes-none':
      return Array.isArray(seen) && !listOf(wanted).some(each => listOf(seen).some(one => same(one, each)))
    case 'subset-of':
      return Array.isArray(seen) && listOf(seen).every(each => listOf(wanted).some(one => same(one, each)))
    case 'at-most':
      return typeof seen === 'number' && typeof wanted === 'number' && seen <= wanted
    case 'at-least':
      return typeof seen === 'number' && typeof wanted === 'number' && seen >= wanted
    case 'is-present':
      return seen !== null && seen !== ''
    case 'is-absent':
      return seen === null
    case 'is-empty':
      return (Array.isArray(seen) && seen.length === 0) || seen === ''
    default:
      return operator satisfies never
  }
}

const listOf = (value: Plain): readonly Plain[] => (Array.isArray(value) ? value : [])

/** Equal as JSON values; the order of object members does not matter. */
function same(a: Plain, b: Plain): boolean {
  if (a === b) return true
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((each, index) => same(each, b[index] ?? null))
    )
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const left = Object.entries(a)
  const right = new Map(Object.entries(b))
  return (
    left.length === right.size && left.every(([name, value]) => right.has(name) && same(value, right.get(name) ?? null))
  )
}
