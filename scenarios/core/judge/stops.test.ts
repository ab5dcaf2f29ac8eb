import { describe, expect, test } from 'vitest'
import type { Cell, Check } from '../check.ts'
import type { Facts } from '../facts.ts'
import type { Entry } from '../record.ts'
import {
  cellOf,
  factsOf,
  holdMs,
  type Look,
  leverAt,
  limitMs,
  looks,
  seriesOf,
  witnessOver,
} from '../testing/record-builder.ts'
import { keptAlive, lastMs, leverMs, probesOf, resultOf, series, stream, until, witnesses } from '../testing/watched.ts'

const stopping = (cell: Cell): Check => ({
  kind: 'stops',
  expected: 'stops',
  point: 'edge',
  cell,
  series: 's',
  lever: 'l',
  limitMs,
  holdMs,
})
const stopped = (watched: Entry, lever = leverAt(leverMs), cell = keptAlive) =>
  resultOf(stopping(cell), [...witnesses, lever, watched])
const good = series(keptAlive, probesOf(until(300, 'denied')))

test('the interval runs from sending the last admitted probe to receiving the first denial', () => {
  const { result, stop } = stopped(good)
  expect(result).toBe('pass')
  expect(stop).toMatchObject({
    control: 'A-01',
    lever: 'suspend-client',
    lowerMs: 280,
    upperMs: 325,
    limitMs,
    regime: 'busy',
  })
})

test('before the limit an admission over another connection only moves the interval', () => {
  const cell = cellOf()
  const probes = probesOf(ms => (ms < 200 || (ms >= 400 && ms < 500) ? 'allowed' : 'denied'))
  const watched = seriesOf(
    's',
    cell,
    probes.map((probe, index) => ({ ...probe, connection: `c${index}` })),
  )
  expect(stopped(watched, leverAt(leverMs), cell)).toMatchObject({
    result: 'pass',
    stop: { lowerMs: 480, upperMs: 525 },
  })
  expect(stopped(series(keptAlive, probes)).result).toBe('fail')
})

describe('the lever', () => {
  test('that was refused is a failure, whatever was seen', () => {
    expect(stopped(good, leverAt(leverMs, { answer: 'refused' })).result).toBe('fail')
  })
  test('of which nobody knows counts only if it was read back as done', () => {
    expect(stopped(good, leverAt(leverMs, { answer: 'unknown' })).result).toBe('inconclusive')
    expect(stopped(good, leverAt(leverMs, { answer: 'unknown', readBack: 'unreadable' })).result).toBe('inconclusive')
    expect(stopped(good, leverAt(leverMs, { answer: 'unknown', readBack: 'not-done' })).result).toBe('inconclusive')
    expect(stopped(good, leverAt(leverMs, { answer: 'unknown', readBack: 'done' })).result).toBe('pass')
  })
})

describe('a stop in time does not count', () => {
  test.each<[string, Entry]>([
    [
      'without an admission right before the lever',
      series(
        keptAlive,
        probesOf(ms => (ms < -300 ? 'allowed' : ms < 40 ? 'outage' : 'denied')),
      ),
    ],
    [
      'if the watch ended before the hold was over',
      series(keptAlive, probesOf(until(300, 'denied'), 40, leverMs + 300 + holdMs - 50)),
    ],
    [
      'if more than a tenth of the hold is unclear',
      series(
        keptAlive,
        probesOf(ms => (ms < 300 ? 'allowed' : ms > 500 && ms < 1_000 ? 'outage' : 'denied')),
      ),
    ],
    [
      'if nobody looked for a while in the hold',
      series(
        keptAlive,
        probesOf(ms => (ms < 300 ? 'allowed' : ms > 500 && ms < 800 ? null : 'denied')),
      ),
    ],
    ['if the prober ran late', series(keptAlive, probesOf(until(300, 'denied')), { loopDelayP99Ms: 60 })],
    [
      'if the interval is too wide',
      series(
        keptAlive,
        probesOf(ms => (ms < 300 ? 'allowed' : ms < 600 ? 'outage' : 'denied')),
      ),
    ],
    [
      'if the credential ended within it',
      series(keptAlive, probesOf(until(300, 'denied')), { credentialEndsAtMs: leverMs + 200 }),
    ],
    ['if it was another kind of connection', series(cellOf({ connection: 'h2' }), probesOf(until(300, 'denied')))],
  ])('%s', (_, watched) => {
    expect(stopped(watched).result).toBe('inconclusive')
  })

  test('if the witness was not let in around it, or not during the hold', () => {
    const withWitness = (look: (atMs: number) => Look) =>
      resultOf(stopping(keptAlive), [witnessOver(0, lastMs + 500, look, keptAlive), leverAt(leverMs), good]).result
    expect(withWitness(() => 'allowed')).toBe('pass')
    expect(withWitness(atMs => (atMs > 1_000 && atMs < 2_000 ? 'denied' : 'allowed'))).toBe('inconclusive')
    expect(withWitness(atMs => (atMs > 2_000 && atMs < 2_600 ? 'denied' : 'allowed'))).toBe('inconclusive')
    expect(withWitness(atMs => (atMs < 3_900 ? 'allowed' : 'outage'))).toBe('pass')
    expect(withWitness(() => 'outage')).toBe('inconclusive')
    expect(resultOf(stopping(keptAlive), [leverAt(leverMs), good]).result).toBe('inconclusive')
  })

  test('if a resumed session was none, or a fresh connection resumed one', () => {
    const probes = probesOf(until(300, 'denied')).map((probe, index) => ({ ...probe, connection: `c${index}` }))
    const over = (connection: 'fresh' | 'resumed', resumed: boolean) => {
      const watched = seriesOf('s', cellOf({ connection }), probes)
      const segments = watched.segments.map(segment => ({
        ...segment,
        facts: { ...segment.facts, tls: { version: 'TLSv1.3', resumed } },
      }))
      return stopped({ ...watched, segments }, leverAt(leverMs), cellOf({ connection })).result
    }
    expect(over('fresh', false)).toBe('pass')
    expect(over('resumed', true)).toBe('pass')
    expect(over('fresh', true)).toBe('inconclusive')
    expect(over('resumed', false)).toBe('inconclusive')
  })

  test('on a dangling reference', () => {
    expect(resultOf(stopping(keptAlive), [...witnesses, good]).result).toBe('inconclusive')
    expect(resultOf(stopping(keptAlive), [...witnesses, leverAt(leverMs)]).result).toBe('inconclusive')
  })
})

test('one unclear answer in the hold is tolerated, and told', () => {
  const result = stopped(
    series(
      keptAlive,
      probesOf(ms => (ms < 300 ? 'allowed' : ms === 600 ? 'outage' : 'denied')),
    ),
  )
  expect(result).toMatchObject({ result: 'pass', reason: expect.stringContaining('1 probes in the hold') })
})

test('an admission after the limit is a failure, even of a watcher that was not armed', () => {
  expect(
    stopped(
      series(
        keptAlive,
        probesOf(ms => (ms < 0 ? 'outage' : 'allowed')),
      ),
    ).result,
  ).toBe('fail')
  expect(stopped(series(keptAlive, probesOf(until(limitMs + 45, 'denied')))).result).toBe('fail')
})

test('a stop around the limit is neither a pass nor a failure', () => {
  expect(stopped(series(keptAlive, probesOf(until(limitMs, 'denied')))).result).toBe('inconclusive')
})

describe('an open connection that ends', () => {
  const denied = factsOf({ ...looks.denied, sentAtMs: lastMs, endedAtMs: lastMs + 5 })
  const ending = (cell: Cell) =>
    probesOf(ms => (ms < 300 ? 'allowed' : ms < 340 ? 'ended' : null), cell.connection === 'stream' ? 100 : 40)
  const ended = (cell: Cell, freshAttempt?: Facts, own = witnesses) =>
    resultOf(stopping(cell), [
      ...own,
      leverAt(leverMs),
      series(cell, ending(cell), { eventPeriodMs: 100, ...(freshAttempt && { freshAttempt }) }),
    ]).result

  test.each([
    ['a stream', stream],
    ['a kept connection', keptAlive],
  ] as const)('has stopped if a new one is refused and that of the witness lives on (%s)', (_, cell) => {
    expect(ended(cell, denied)).toBe('pass')
    expect(ended(cell)).toBe('inconclusive')
    expect(ended(cell, factsOf({ ...looks.outage, sentAtMs: lastMs, endedAtMs: lastMs + 5 }))).toBe('inconclusive')
    expect(ended(cell, factsOf({ ...looks.allowed, sentAtMs: leverMs + 500, endedAtMs: leverMs + 505 }))).toBe(
      'inconclusive',
    )
    expect(ended(cell, factsOf({ ...looks.allowed, sentAtMs: lastMs, endedAtMs: lastMs + 5 }))).toBe('fail')
    const others = witnesses.filter(each => each.kind !== 'series' || each.cell.connection !== cell.connection)
    expect(ended(cell, denied, others)).toBe('inconclusive')
  })

  test('and is let in over a new one after the limit is still open, and for no shorter time than that', () => {
    const anew = factsOf({ ...looks.allowed, sentAtMs: lastMs, endedAtMs: lastMs + 5 })
    const entries = [...witnesses, leverAt(leverMs), series(keptAlive, ending(keptAlive), { freshAttempt: anew })]
    expect(resultOf(stopping(keptAlive), entries)).toMatchObject({
      result: 'fail',
      stop: { lowerMs: lastMs - leverMs, upperMs: null },
    })
  })

  test.each([
    ['lets the witness in anew at once', 'allowed', 'pass'],
    ['is away for a moment', 'outage', 'inconclusive'],
  ] as const)('beside that of the witness has stopped where the point %s', (_, look, expected) => {
    const closed = witnessOver(0, leverMs + 200, () => 'allowed', keptAlive)
    const around = (atMs: number) => (atMs > leverMs && atMs < leverMs + 1_000 ? look : 'allowed')
    const anew = witnessOver(0, lastMs + 500, around, { ...keptAlive, connection: 'fresh' })
    expect(ended(keptAlive, denied, [closed, anew])).toBe(expected)
  })

  test('after it was refused in words needs no new one', () => {
    const probes = probesOf(ms => (ms < 300 ? 'allowed' : ms < 400 ? 'denied' : ms < 440 ? 'ended' : null))
    expect(stopped(series(keptAlive, probes)).result).toBe('pass')
  })
})

describe('a stream', () => {
  const freshAttempt = factsOf({ ...looks.denied, sentAtMs: lastMs, endedAtMs: lastMs + 5 })
  const silentFrom = (ms: number, more: Parameters<typeof seriesOf>[3] = {}) =>
    resultOf(stopping(stream), [
      ...witnesses,
      leverAt(leverMs),
      series(stream, probesOf(until(ms, null), 100), { eventPeriodMs: 100, freshAttempt, ...more }),
    ])
  test('that falls silent for five periods has stopped', () => {
    expect(silentFrom(300)).toMatchObject({ result: 'pass', stop: { lowerMs: 200, upperMs: 700 } })
    expect(silentFrom(300, { untilMs: leverMs + 650 })).toMatchObject({
      result: 'inconclusive',
      stop: { upperMs: null },
    })
    expect(silentFrom(300, { untilMs: leverMs + 750 }).result).toBe('inconclusive')
  })
  test('that speaks after the limit has not', () => {
    const probes = probesOf(ms => (ms < 300 || (ms > limitMs && ms < limitMs + 200) ? 'allowed' : null), 100)
    expect(
      resultOf(stopping(stream), [
        ...witnesses,
        leverAt(leverMs),
        series(stream, probes, { eventPeriodMs: 100, freshAttempt }),
      ]).result,
    ).toBe('fail')
  })
  test('that we had to give up on has not either', () => {
    const probes = probesOf(ms => (ms < 300 ? 'allowed' : ms < 400 ? 'timeout' : null), 100)
    expect(
      resultOf(stopping(stream), [
        ...witnesses,
        leverAt(leverMs),
        series(stream, probes, { eventPeriodMs: 100, freshAttempt }),
      ]).result,
    ).toBe('inconclusive')
  })
})

describe('events that the target sends', () => {
  const events = cellOf({ point: 'events', path: 'outgoing-event', connection: 'stream' })
  const heard = (own: readonly Entry[], change: Parameters<typeof seriesOf>[3] = {}) =>
    resultOf(stopping(events), [
      ...own,
      leverAt(leverMs),
      series(events, probesOf(until(300, null), 100), { eventPeriodMs: 100, ...change }),
    ]).result
  const others = witnessOver(0, lastMs + 500, undefined, events)

  test('have stopped when they fall silent while those of the witness go on: nobody but the target can try anew', () => {
    expect(heard([others])).toBe('pass')
  })
  test('say nothing by their silence when those of the witness fall silent too, or nobody witnesses', () => {
    expect(heard([witnessOver(0, leverMs + 300, undefined, events)])).toBe('inconclusive')
    expect(heard(witnesses)).toBe('inconclusive')
  })
  test('must have been coming right before', () => {
    const late = probesOf(ms => (ms < -600 ? 'allowed' : null), 100)
    expect(
      resultOf(stopping(events), [others, leverAt(leverMs), series(events, late, { eventPeriodMs: 100 })]).result,
    ).toBe('inconclusive')
  })
  test('are let out again by one repeat after the limit', () => {
    const repeated = probesOf(ms => (ms < 100 || (ms > limitMs + 50 && ms < limitMs + 160) ? 'allowed' : null), 100)
    expect(
      resultOf(stopping(events), [others, leverAt(leverMs), series(events, repeated, { eventPeriodMs: 100 })]).result,
    ).toBe('fail')
  })
})

describe('an end by itself', () => {
  const endsAtMs = 2_000
  const check: Check = {
    kind: 'expires',
    expected: 'ends',
    point: 'edge',
    cell: keptAlive,
    series: 's',
    endsAtMs,
    leewayMs: 1_000,
    holdMs,
  }
  const ending = (look: (sinceEndMs: number) => Look, change: Parameters<typeof seriesOf>[3] = {}) =>
    resultOf(check, [
      ...witnesses,
      series(
        keptAlive,
        probesOf(ms => look(ms + leverMs - endsAtMs)),
        { credentialEndsAtMs: endsAtMs, ...change },
      ),
    ])
  test('within its leeway passes, a second early included', () => {
    expect(ending(until(100, 'denied'))).toMatchObject({ result: 'pass', stop: { lever: 'expiry', limitMs: 1_000 } })
    expect(ending(until(-500, 'denied'))).toMatchObject({ result: 'pass', stop: { lowerMs: -520, upperMs: -475 } })
  })
  test('after its leeway fails, and so does a return', () => {
    expect(ending(until(1_100, 'denied')).result).toBe('fail')
    expect(ending(() => 'allowed').result).toBe('fail')
    expect(ending(ms => (ms < 100 || (ms > 500 && ms < 600) ? 'allowed' : 'denied')).result).toBe('fail')
  })
  test('long before its time, in trouble, or by a clock that is off has no meaning', () => {
    expect(ending(until(-1_100, 'denied')).result).toBe('inconclusive')
    expect(ending(until(100, 'outage')).result).toBe('inconclusive')
    expect(ending(ms => (ms < -900 ? 'allowed' : ms < 100 ? 'outage' : 'denied')).result).toBe('inconclusive')
    expect(ending(() => 'denied').result).toBe('inconclusive')
    const watched = series(
      keptAlive,
      probesOf(ms => (ms + leverMs - endsAtMs < 100 ? 'allowed' : 'denied')),
    )
    const segments = watched.segments.map(segment => ({
      ...segment,
      facts: { ...segment.facts, dateOffsetMs: -90_000 },
    }))
    expect(resultOf(check, [...witnesses, { ...watched, segments }]).result).toBe('inconclusive')
  })
})
