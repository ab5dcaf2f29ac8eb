import { describe, expect, test } from 'vitest'
import { sampleRun } from '../testing/sample-run.ts'
import { controlViews, troubles } from './control-view.ts'
import { rerunCommand } from './rerun-command.ts'
import { spellDuration, spellInterval } from './spell-duration.ts'
import { stageCounts } from './stage-counts.ts'
import { worstStops } from './worst-stops.ts'

const run = sampleRun()

describe('durations', () => {
  test.each([
    [0.4, '0 ms'],
    [238.4, '238 ms'],
    [4120, '4.12 s'],
    [10_000, '10 s'],
    [39_800, '39.8 s'],
    [120_000, '2 min'],
    [123_400, '2 min 3 s'],
    [-420, '-420 ms'],
    [Number.NaN, 'unknown'],
  ])('%d ms is spelled %j', (ms, text) => expect(spellDuration(ms)).toBe(text))

  test.each([
    [212, 238, '212–238 ms'],
    [980, 1020, '980 ms – 1.02 s'],
    [4120, 4180, '4.12–4.18 s'],
    [null, 300, 'at most 300 ms'],
    [20_400, null, 'still open after 20.4 s'],
    [null, null, 'never seen to stop'],
    [300.1, 300.2, '300 ms'],
    [61_000, 65_000, '1 min 1 s – 1 min 5 s'],
  ])('(%d, %d] is spelled %j', (lower, upper, text) => expect(spellInterval(lower, upper)).toBe(text))
})

test('what was never seen to stop is the worst, then the latest end', () => {
  const worst = worstStops(run.verdict.timeToStop).map(({ lever, point, path, cells }) => [lever, point, path, cells])
  expect(worst).toEqual([
    ['revoke-token', 'gateway', 'bound-token', 3],
    ['revoke-token', 'edge', 'bound-token', 2],
    ['suspend-client', 'issuer', 'new-token-by-key', 1],
    ['suspend-client', 'gateway', 'bound-token', 3],
    ['suspend-client', 'edge', 'open-stream', 2],
    ['revoke-certificate', 'gateway', 'open-connection', 1],
    ['revoke-certificate', 'edge', 'open-connection', 1],
  ])
})

test('required failures come before what is undecided, and findings last', () => {
  expect(troubles(controlViews(run)).map(({ id }) => id)).toEqual([
    'THEFT-01',
    'REVOKE-10',
    'AUDIT-05',
    'REVOKE-07',
    'AUDIT-12',
  ])
})

test('every control is counted once, and a finding is not a failure', () => {
  const counts = stageCounts(controlViews(run))
  const total = counts.reduce((sum, { stage: _, ...rest }) => sum + Object.values(rest).reduce((a, b) => a + b, 0), 0)
  expect(total).toBe(run.verdict.controls.length)
  expect(counts.find(({ stage }) => stage === 'AUDIT')).toEqual({
    stage: 'AUDIT',
    pass: 0,
    fail: 0,
    inconclusive: 1,
    waived: 0,
    finding: 1,
    notApplicable: 0,
  })
})

test('a control that the catalogue does not know keeps its stage', () => {
  const verdict = {
    ...run.verdict,
    controls: [{ id: 'REVOKE-99', result: 'pass' as const, required: false, scenario: null, reason: '' }],
  }
  expect(controlViews({ ...run, verdict })).toMatchObject([
    { stage: 'REVOKE', title: expect.stringContaining('not in') },
  ])
})

test('the command can be pasted whatever the files are called', () => {
  expect(rerunCommand(run, ['REVOKE-10'])).toBe(
    "sallyport run --target acme-sample.target.yaml --partner 'northwind sample.partner.yaml' --profile go-live@1 --only REVOKE-10",
  )
  const plan = { ...run.plan, target: { ...run.plan.target, file: "a'; rm -rf ~; '.yaml" } }
  expect(rerunCommand({ plan })).toContain(String.raw`--target 'a'\''; rm -rf ~; '\''.yaml'`)
})
