import { describe, expect, test } from 'vitest'
import { chainStart, sealLine } from './chain.ts'
import { pendingOf, pendingSentences } from './deferral.ts'
import type { Entry, Line } from './record.ts'
import { sittingsOf, timingOf } from './sittings.ts'

const begin = (kind: 'open' | 'resume', change: Partial<Extract<Entry, { kind: 'resume' }>> = {}): Entry => ({
  kind,
  run: 'r1',
  tool: 'test',
  node: 'v24',
  startedWall: '2026-06-01T00:00:00.000Z',
  plan: 'sha256:p',
  ...change,
})
const deferred = (scenario: string, dueWall = '2026-06-01T01:00:00Z'): Entry => ({
  kind: 'deferred',
  scenario,
  controls: [scenario],
  dueWall,
  endsAtMs: 3_600_000,
  waitsFor: 'the end of a token',
  keeps: ['client c1'],
})
const playedAs = (scenario: string, ending: 'finished' | 'deferred' | 'untestable'): Entry => ({
  kind: 'played',
  scenario,
  ending,
  startedAtMs: 0,
  endedAtMs: 1,
})
const close = (endedAtMs: number, interrupted = false): Entry => ({
  kind: 'close',
  endedAtMs,
  requests: 10,
  criticalPathMs: 500,
  leftBehind: [],
  interrupted,
})

function sealed(list: readonly (readonly [atMs: number, entry: Entry])[]): Line[] {
  const lines: Line[] = []
  for (const [atMs, entry] of list)
    lines.push(sealLine(entry, { seq: lines.length + 1, atMs, previous: lines.at(-1)?.hash ?? chainStart }))
  return lines
}

const twice = sealed([
  [5, begin('open')],
  [900, deferred('A-01')],
  [901, playedAs('A-01', 'deferred')],
  [1_000, close(1_000)],
  [3_600_000, begin('resume')],
  [3_602_000, playedAs('A-01', 'finished')],
  [3_603_000, close(3_603_000)],
])

describe('two sittings', () => {
  test('are one run, and the time between them is nobody’s', () => {
    const sittings = sittingsOf(twice)
    expect(sittings.trouble).toBeNull()
    expect(sittings.all.map(({ fromMs, untilMs }) => [fromMs, untilMs])).toEqual([
      [0, 1_000],
      [3_600_000, 3_603_000],
    ])
    expect(timingOf(sittings)).toEqual({ wallMs: 4_000, criticalPathMs: 1_000, requests: 20 })
  })

  test('one sitting takes what its end says', () => {
    expect(timingOf(sittingsOf(twice.slice(0, 4))).wallMs).toBe(1_000)
  })

  test.each([
    ['of another run', [4, begin('resume', { run: 'r2' })], 'line 5 goes on with another run'],
    ['with another plan', [4, begin('resume', { plan: 'sha256:q' })], 'line 5 goes on with another run'],
    ['that begins anew', [4, begin('open')], 'line 5 begins the run in the middle of it'],
    ['whose clock went back', [3, begin('resume')], 'line 5 was written before the one above it'],
    ['that never began', [4, playedAs('A-01', 'finished')], 'line 5 belongs to no sitting'],
  ] as const)('a second one %s is told', (_, [atMs, entry], trouble) => {
    const lines = sealed([
      [1, begin('open')],
      [2, deferred('A-01')],
      [3, playedAs('A-01', 'deferred')],
      [4, close(4)],
      [atMs, entry],
    ])
    expect(sittingsOf(lines).trouble).toBe(trouble)
  })
})

describe('what is pending', () => {
  test('until its second act was played, however that ended', () => {
    expect(pendingOf(twice.slice(0, 4)).map(each => each.scenario)).toEqual(['A-01'])
    expect(pendingOf(twice.slice(0, 5)).map(each => each.scenario)).toEqual(['A-01'])
    expect(pendingOf(twice)).toEqual([])
    expect(pendingOf([...twice.slice(0, 5), playedAs('A-01', 'untestable')])).toEqual([])
  })

  test('nothing after a first sitting that was interrupted or never ended: it keeps nothing', () => {
    expect(pendingOf([begin('open'), deferred('A-01'), close(9, true)])).toEqual([])
    expect(pendingOf([begin('open'), deferred('A-01'), begin('resume')])).toEqual([])
  })

  test('is told once for each time', () => {
    const pending = pendingOf([deferred('A-01'), deferred('A-02'), deferred('B-01', '2026-06-01T02:00:00Z')])
    expect(pendingSentences(pending, 'out')).toEqual([
      '2 controls are pending until 2026-06-01T01:00:00Z (A-01, A-02): sallyport resume out',
      '1 control is pending until 2026-06-01T02:00:00Z (B-01): sallyport resume out',
    ])
  })
})
