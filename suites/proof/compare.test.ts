import { expect, test } from 'vitest'
import type { ControlResult, Result, VerdictFile } from '../../scenarios/core/verdict-file.ts'
import { compare, isExact } from './compare.ts'

const verdict = (results: Readonly<Record<string, Result>>): Pick<VerdictFile, 'controls'> => ({
  controls: Object.entries(results).map(
    ([id, result]): ControlResult => ({ id, result, required: true, scenario: id, reason: `${id} was ${result}` }),
  ),
})
const compared = (broken: Readonly<Record<string, Result>>) =>
  compare(
    { name: 'a-defect', breaks: ['A-01', 'A-02'], may: ['B-01'] },
    verdict({ 'A-01': 'pass', 'A-02': 'pass', 'B-01': 'pass', 'C-01': 'pass' }) as VerdictFile,
    verdict(broken) as VerdictFile,
  )

test('is exact when what is named fails and nothing else moves', () => {
  expect(isExact(compared({ 'A-01': 'fail', 'A-02': 'fail', 'B-01': 'fail', 'C-01': 'pass' }))).toBe(true)
  expect(isExact(compared({ 'A-01': 'fail', 'A-02': 'fail', 'B-01': 'pass', 'C-01': 'pass' }))).toBe(true)
})

test('a named control that does not fail is missed, whatever else it is', () => {
  for (const result of ['pass', 'inconclusive', 'not-applicable'] as const) {
    expect(
      compared({ 'A-01': 'fail', 'A-02': result, 'B-01': 'pass', 'C-01': 'pass' }).missed.map(each => each.control),
    ).toEqual(['A-02'])
  }
  expect(compared({ 'A-01': 'fail', 'B-01': 'pass', 'C-01': 'pass' }).missed.map(each => each.control)).toEqual([
    'A-02',
  ])
})

test('a control that is not named and moves is a bystander, also when it only becomes inconclusive or vanishes', () => {
  expect(
    compared({ 'A-01': 'fail', 'A-02': 'fail', 'B-01': 'pass', 'C-01': 'inconclusive' }).bystanders.map(
      each => each.control,
    ),
  ).toEqual(['C-01'])
  expect(compared({ 'A-01': 'fail', 'A-02': 'fail', 'B-01': 'pass' }).bystanders.map(each => each.control)).toEqual([
    'C-01',
  ])
})
