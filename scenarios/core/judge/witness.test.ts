import { expect, test } from 'vitest'
import { classify } from '../classify.ts'
import type { Entry } from '../record.ts'
import { cellOf, exchange, type Look, pointOf, witnessOver } from '../testing/record-builder.ts'
import { type Witness, witnessOf, witnessReachMs } from './witness.ts'

const of = (...entries: readonly Entry[]): Witness => witnessOf(entries, (_, facts) => classify(facts, pointOf()))
const seen = (id: string, look: Look, atMs: number) => exchange(id, look, atMs, { by: 'witness' })
const at = 10_000

test('the witness vouches when it was let in shortly before and shortly after', () => {
  const around = (beforeMs: number, afterMs: number) =>
    of(seen('b', 'allowed', at - beforeMs), seen('a', 'allowed', at + afterMs)).vouches('edge', at, at)
  expect(around(500, 500)).toBe(true)
  expect(around(witnessReachMs, witnessReachMs)).toBe(true)
  expect(around(witnessReachMs + 10, 500)).toBe(false)
  expect(around(500, witnessReachMs + 10)).toBe(false)
  expect(of(seen('b', 'allowed', at - 500)).vouches('edge', at, at)).toBe(false)
  expect(of(seen('a', 'allowed', at + 500)).vouches('edge', at, at)).toBe(false)
})

test('not at another place, not by another actor, and not when it was refused in between', () => {
  const before = seen('b', 'allowed', at - 500)
  const after = seen('a', 'allowed', at + 500)
  expect(of(before, after).vouches('gateway', at, at)).toBe(false)
  expect(of(exchange('b', 'allowed', at - 500), exchange('a', 'allowed', at + 500)).vouches('edge', at, at)).toBe(false)
  expect(of(before, seen('r', 'denied', at + 100), after).vouches('edge', at, at)).toBe(false)
  expect(of(before, seen('r', 'denied', at + 900), after).vouches('edge', at, at)).toBe(true)
  expect(of(before, seen('r', 'outage', at + 100), after).vouches('edge', at, at)).toBe(true)
  // That its connection ended refuses nobody.
  expect(of(before, seen('r', 'ended', at + 100), after).vouches('edge', at, at)).toBe(true)
})

test('it vouches throughout only without a long pause or a refusal', () => {
  const watched = (look: (atMs: number) => Look) =>
    of(witnessOver(0, 20_000, look)).vouchesThroughout('edge', 5_000, 15_000)
  expect(watched(() => 'allowed')).toBe(true)
  expect(watched(atMs => (atMs > 8_000 && atMs < 9_500 ? 'outage' : 'allowed'))).toBe(true)
  expect(watched(atMs => (atMs > 8_000 && atMs < 11_000 ? 'outage' : 'allowed'))).toBe(false)
  expect(watched(atMs => (atMs === 8_000 ? 'denied' : 'allowed'))).toBe(false)
  expect(watched(atMs => (atMs > 12_000 ? 'outage' : 'allowed'))).toBe(false)
  expect(watched(atMs => (atMs < 8_000 ? 'outage' : 'allowed'))).toBe(false)
  // What befell it before and after is another matter.
  expect(watched(atMs => (atMs > 15_500 && atMs < 19_000 ? 'outage' : 'allowed'))).toBe(true)
  expect(watched(atMs => (atMs > 1_000 && atMs < 4_500 ? 'outage' : 'allowed'))).toBe(true)
  expect(of().vouchesThroughout('edge', 5_000, 15_000)).toBe(false)
})

test('its own connection lives on while it is let in over that kind', () => {
  const keptAlive = cellOf({ connection: 'kept-alive' })
  const witness = of(
    witnessOver(0, 5_000, () => 'allowed', keptAlive),
    witnessOver(7_000, 9_000, () => 'allowed', keptAlive),
  )
  expect(witness.livesOn('edge', 'kept-alive', 4_000)).toBe(true)
  // Another one that was opened later says nothing of the time before.
  expect(witness.livesOn('edge', 'kept-alive', 6_000)).toBe(false)
  expect(witness.livesOn('edge', 'kept-alive', 8_000)).toBe(true)
  expect(witness.livesOn('edge', 'stream', 4_000)).toBe(false)
  expect(witness.livesOn('gateway', 'kept-alive', 4_000)).toBe(false)
})

test('it opens anew where it came in before, over a new connection after, and no attempt failed', () => {
  const keptAlive = cellOf({ connection: 'kept-alive' })
  const closed = witnessOver(0, 9_900, () => 'allowed', keptAlive)
  const over = (look: (atMs: number) => Look, own = closed) =>
    of(own, witnessOver(0, 20_000, look, cellOf({ connection: 'fresh' }))).opensAnew('edge', 'kept-alive', at)
  const from = (fromMs: number, look: Look) => (atMs: number) => (atMs > fromMs && atMs < 11_000 ? look : 'allowed')
  expect(over(() => 'allowed')).toBe(true)
  expect(over(from(9_500, 'outage'))).toBe(false)
  expect(over(from(8_000, 'outage'))).toBe(false)
  // By then it had been let in again.
  expect(over(from(10_200, 'outage'))).toBe(true)
  expect(over(from(9_500, 'denied'))).toBe(false)
  // Its own was gone long before: whatever ended the other one was something else.
  expect(
    over(
      () => 'allowed',
      witnessOver(0, at - witnessReachMs - 500, () => 'allowed', keptAlive),
    ),
  ).toBe(false)
  expect(
    over(
      () => 'allowed',
      witnessOver(0, 9_900, () => 'allowed', cellOf({ connection: 'h2' })),
    ),
  ).toBe(false)
  const anew = (fromMs: number) =>
    of(
      closed,
      witnessOver(fromMs, 20_000, () => 'allowed', keptAlive),
    )
  expect(anew(10_100).opensAnew('edge', 'kept-alive', at)).toBe(true)
  expect(anew(at + witnessReachMs + 10).opensAnew('edge', 'kept-alive', at)).toBe(false)
  expect(of(closed).opensAnew('edge', 'kept-alive', at)).toBe(false)
  expect(of().opensAnew('edge', 'kept-alive', at)).toBe(false)
})
