import { expect, test } from 'vitest'
import { drillsIn } from './drill.ts'
import type { Entry } from './record.ts'
import { cellOf, exchange, type Look, leverAt, type Probe, planOf, seriesOf } from './testing/record-builder.ts'

const plan = planOf(['THEFT-07'])
type Step = Extract<Entry, { kind: 'drill' }>['step']
const step = (step: Step, drill = 'd1'): Entry => ({ kind: 'drill', drill, scenario: 'THEFT-07', step })
const byThief = (id: string, look: Look, atMs: number, by: 'attacker' | 'partner' = 'attacker'): Entry =>
  ({
    ...exchange(id, look, atMs, { by }),
    scenario: 'THEFT-07',
  }) as Entry
const probes = (looks: readonly (readonly [Look, number])[]): Probe[] =>
  looks.map(([look, sentAtMs]) => ({ look, sentAtMs, endedAtMs: sentAtMs + 5, connection: 'k' }))
const watch = (
  id: string,
  looks: readonly (readonly [Look, number])[],
  change: Parameters<typeof seriesOf>[3] = {},
  cell = cellOf({ connection: 'kept-alive' }),
): Entry => seriesOf(id, cell, probes(looks), { by: 'attacker', scenario: 'THEFT-07', ...change })
const lever = leverAt(1_500, { scenario: 'THEFT-07', lever: 'replace-compromised-key' })
const theft = step({ name: 'theft', stolen: 'the client key', atMs: 1_000 })

test('a theft that is noticed, told apart, contained and over', () => {
  const entries: Entry[] = [
    byThief('before', 'allowed', 500),
    theft,
    byThief('owner', 'allowed', 1_010, 'partner'),
    byThief('first', 'allowed', 1_020),
    step({ name: 'alert', fromMs: 1_030, untilMs: 1_100 }),
    step({ name: 'told-apart', fromMs: 1_100, untilMs: 1_200 }),
    lever,
    watch('s1', [
      ['allowed', 1_400],
      ['allowed', 1_600],
      ['denied', 1_620],
      ['denied', 3_000],
    ]),
    watch(
      's2',
      [
        ['allowed', 1_400],
        ['allowed', 1_700],
        ['denied', 1_780],
      ],
      {},
      cellOf(),
    ),
    byThief('last', 'denied', 3_100),
    step({ name: 'over', atMs: 3_200 }),
  ]
  expect(drillsIn(plan, entries)).toEqual([
    {
      scenario: 'THEFT-07',
      stolen: 'the client key',
      firstMisuseMs: 20,
      alert: { lowerMs: 30, upperMs: 100 },
      toldApart: { lowerMs: 100, upperMs: 200 },
      containment: { lever: 'replace-compromised-key', sentMs: 500, acknowledgedMs: 503 },
      window: { lowerMs: 700, upperMs: 785 },
      isOver: true,
    },
  ])
})

test('an access that never ends leaves the window open', () => {
  const [story] = drillsIn(plan, [
    theft,
    lever,
    watch('s1', [
      ['allowed', 1_400],
      ['allowed', 9_000],
    ]),
  ])
  expect(story).toMatchObject({ window: { lowerMs: 8_000, upperMs: null }, isOver: false })
})

test('a thief who is never let in has no window', () => {
  const [story] = drillsIn(plan, [theft, byThief('x', 'denied', 1_100), step({ name: 'over', atMs: 2_000 })])
  expect(story).toMatchObject({ firstMisuseMs: null, window: null, containment: null })
})

test('what nobody noticed is told apart from what the target does not show', () => {
  const [story] = drillsIn(plan, [theft, step({ name: 'alert', fromMs: 1_000, untilMs: null })])
  expect(story?.alert).toBeNull()
  expect(story).not.toHaveProperty('toldApart')
})

test('an idle connection does not stretch the window, a stream that falls silent ends it', () => {
  const stream = cellOf({ connection: 'stream', path: 'open-stream' })
  const [story] = drillsIn(plan, [
    theft,
    lever,
    watch(
      's1',
      [
        ['allowed', 1_400],
        ['denied', 9_500],
      ],
      {},
      cellOf({ connection: 'kept-alive', regime: 'idle' }),
    ),
    watch(
      's2',
      [
        ['allowed', 1_400],
        ['allowed', 1_600],
      ],
      { eventPeriodMs: 200, untilMs: 9_000 },
      stream,
    ),
  ])
  expect(story?.window).toEqual({ lowerMs: 600, upperMs: 1_600 })
})

test('a second play has a story of its own, and nobody else’s acts are in it', () => {
  const entries: Entry[] = [
    theft,
    byThief('x', 'allowed', 1_100),
    step({ name: 'over', atMs: 2_000 }),
    step({ name: 'theft', stolen: 'the client key', atMs: 5_000 }, 'd2'),
    byThief('y', 'allowed', 5_300),
    { ...byThief('z', 'allowed', 5_900), scenario: 'OTHER' } as Entry,
  ]
  expect(drillsIn(plan, entries).map(story => [story.firstMisuseMs, story.window?.lowerMs])).toEqual([
    [100, 100],
    [300, 300],
  ])
})
