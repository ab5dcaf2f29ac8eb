/** What was kept of a run says the worst of each place, and the page tells every target beside the others. */
import { expect, test } from 'vitest'
import { notSelected } from '../../scenarios/core/judge/finding.ts'
import type { TimeToStop, VerdictFile } from '../../scenarios/core/verdict-file.ts'
import { sampleRun } from '../testing/sample-run.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { realTargetsPage } from './page.ts'

const stop: TimeToStop = {
  control: 'REVOKE-01',
  lever: 'revoke-token',
  point: 'gateway',
  path: 'jwt',
  connection: 'fresh',
  regime: 'busy',
  lowerMs: 10.4,
  upperMs: 30.2,
  limitMs: 1_000,
  probes: 20,
  loopDelayP99Ms: 1,
  result: 'pass',
}

function outcomeWith(stops: readonly TimeToStop[]): Outcome {
  const { verdict } = sampleRun()
  return outcomeOf(
    { recipe: 'acme', day: '2026-01-02', servers: { 'Acme IdP': 'v1.2' } },
    { ...verdict, timeToStop: stops },
  )
}

test('of each lever at each place the slowest way in is kept, and what never stopped is slowest', () => {
  const { stops } = outcomeWith([
    stop,
    { ...stop, connection: 'resumed', lowerMs: 100, upperMs: 140 },
    { ...stop, connection: 'h2', lowerMs: 4_000, upperMs: null, result: 'fail' },
    { ...stop, point: 'edge' },
    { ...stop, point: 'edge', connection: 'kept-alive', upperMs: 80 },
  ])
  expect(stops.map(({ point, connection, upperMs }) => [point, connection, upperMs])).toEqual([
    ['gateway', 'h2', null],
    ['gateway', 'fresh', 30],
    ['edge', 'kept-alive', 80],
  ])
})

test('what a narrowed run was not asked is left out, and is not unclear', () => {
  const { verdict } = sampleRun()
  const [asked, left] = [
    { ...verdict.controls[0], id: 'REVOKE-01', result: 'inconclusive', reason: 'the interval is too wide' },
    { ...verdict.controls[0], id: 'REVOKE-04', result: 'inconclusive', reason: notSelected },
  ] as VerdictFile['controls']
  const controls = [asked, left].flatMap(each => each ?? [])
  const kept = outcomeOf({ recipe: 'acme', day: '2026-01-02', servers: {} }, { ...verdict, controls })
  expect(kept.controls.map(({ id }) => id)).toEqual(['REVOKE-01'])
})

test('new connections are told beside the slowest way in where they fared otherwise', () => {
  const open: TimeToStop = { ...stop, connection: 'kept-alive', lowerMs: 4_000, upperMs: null, result: 'fail' }
  expect(outcomeWith([open, stop]).stops.map(({ connection }) => connection)).toEqual(['kept-alive', 'fresh'])
  expect(outcomeWith([{ ...open, result: 'pass' }, stop]).stops.map(({ connection }) => connection)).toEqual([
    'kept-alive',
  ])
  expect(realTargetsPage([outcomeWith([open, stop])])).toContain(
    '| revoke one token | **still open after 4 s (kept-alive)**, 10–30 ms (fresh) |',
  )
})

test('what was left alone and looked at late tells the time only where nothing else does', () => {
  const late: TimeToStop = { ...stop, regime: 'idle', connection: 'h2', lowerMs: 0, upperMs: 700 }
  expect(outcomeWith([late, stop]).stops).toMatchObject([{ regime: 'busy', upperMs: 30 }])
  expect(outcomeWith([late]).stops).toMatchObject([{ regime: 'idle', upperMs: 700 }])
})

test('a fail outweighs a slower pass', () => {
  const { stops } = outcomeWith([
    { ...stop, upperMs: 900 },
    { ...stop, connection: 'h2', upperMs: 300, result: 'fail' },
  ])
  expect(stops[0]).toMatchObject({ connection: 'h2', result: 'fail' })
})

test('the page tells versions, results side by side, intervals and reasons; what a target says ends no cell', () => {
  const one = outcomeWith([stop])
  const other: Outcome = {
    ...one,
    recipe: 'acme-hardened',
    controls: [{ id: 'REVOKE-01', result: 'fail', reason: 'said a|b <script>', point: 'edge' }],
    stops: [],
  }
  const page = realTargetsPage([{ ...one, controls: [{ id: 'REVOKE-01', result: 'pass', reason: 'fine' }] }, other])
  expect(page).toContain('Acme IdP 1.2')
  expect(page).toContain('| REVOKE-01 | pass | **fail** |')
  expect(page).toContain('| revoke one token | 10–30 ms (fresh) |')
  expect(page).toContain('| REVOKE-01 | said a\\|b &lt;script> | edge |')
  expect(page).toContain('### acme-hardened\n\nNo lever was pulled.')
})

test('a recipe stands beside the one that its name begins with, in what one of them has right', () => {
  const open: TimeToStop = { ...stop, lowerMs: 4_000, upperMs: null, result: 'fail' }
  const controls = (revoke: 'pass' | 'fail', suspend: 'pass' | 'inconclusive') => [
    { id: 'REVOKE-01', result: revoke, reason: 'still let in after the limit', point: 'gateway' },
    { id: 'REVOKE-04', result: suspend, reason: 'who knows' },
  ]
  const weak: Outcome = { ...outcomeWith([open]), controls: controls('fail', 'inconclusive') }
  const right: Outcome = { ...outcomeWith([stop]), recipe: 'acme-hardened', controls: controls('pass', 'pass') }
  const alike: Outcome = { ...weak, recipe: 'acme-alike' }
  const other: Outcome = { ...right, recipe: 'acmeish' }
  const page = realTargetsPage([weak, right, alike, other])
  const pairs = page.slice(page.indexOf('## Pairs'), page.indexOf('## How fast'))
  expect(pairs).toContain('### acme and acme-hardened')
  expect(pairs).toContain('| REVOKE-01 | **fail** | pass | still let in after the limit (gateway) |')
  expect(pairs).toContain('| revoke one token, gateway | **still open after 4 s (fresh)** | 10–30 ms (fresh) |  |')
  expect(pairs).not.toContain('REVOKE-04')
  expect(pairs).toContain('### acme and acme-alike\n\nNo difference in what both were asked.')
  expect(pairs).not.toContain('acmeish')
})
