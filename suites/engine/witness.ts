/** The witness: an untouched partner of another organisation that keeps calling at every point, so that an outage is never taken for a revocation. */

import { makeEndpointRequest, otherEndpoints } from '../../fixtures/partner/endpoint-requests.ts'
import { type HeldPartner, heldPartner } from '../../fixtures/partner/held-partner.ts'
import { makeRegistrationRead } from '../../fixtures/partner/registration-read.ts'
import { createRoster } from '../../fixtures/partner/roster.ts'
import { type Sendable, sendable } from '../../fixtures/partner/sendable.ts'
import { subscribe } from '../../fixtures/partner/subscription.ts'
import { Untestable } from '../../fixtures/workbench/untestable.ts'
import type { Workbench } from '../../fixtures/workbench/workbench.ts'
import type { Act } from '../../scenarios/core/kit.ts'
import { dispatch } from './dispatch.ts'
import { sleepUntil } from './sleep.ts'
import { watchedElsewhere } from './watched-elsewhere.ts'
import { startWatcher, type Watched, type Watcher } from './watcher.ts'

const openConnectionIntervalMs = 200
const freshIntervalMs = 500
const newTokenIntervalMs = 500
const otherDoorsIntervalMs = 1_000
const againAfterMs = 50
/** However short its tokens live, it is not relieved more often. */
const leastReliefMs = 2_000
/** What a timer can hold. */
const longestTimerMs = 2 ** 31 - 1

export interface Witness {
  /** Onboards it and starts its calls; settles once each was admitted. */
  start(): Promise<void>
  /** Asks until it is let in at this point, which was away; each time over a new connection, and written down. */
  comesBack(point: string): Promise<void>
  /** Goes on with new tokens and new connections, without a pause; what it had so far may be about to end. */
  renew(): Promise<void>
  /** Ends its calls and writes their series. */
  stop(): Promise<void>
}

export function createWitness(bench: Workbench): Witness {
  let witness: HeldPartner | null = null
  let calls: readonly Watcher[] = []
  let others: readonly Watcher[] = []
  let relief: NodeJS.Timeout | undefined
  let relieving: Promise<void> = Promise.resolve()
  let isOver = false

  async function onboard(): Promise<HeldPartner> {
    const acts: Act[] = []
    const roster = createRoster(bench, bench.management, async (place, attempt) => {
      const prepared = await attempt.prepare(place)
      const point = bench.point(place.name)
      const seen = await dispatch(bench, { scenario: null, acts }, prepared, {
        point,
        what: attempt.what,
        connection: 'fresh',
        kind: 'token',
      })
      return { allowed: seen.act.allowed === true, status: seen.facts.status ?? 0, json: seen.answer?.json ?? null }
    })
    const organisation = await roster.organisation()
    const partner = organisation && (await roster.onboard({ organisation, by: 'witness', label: 'witness' }))
    if (!partner) throw new Untestable('no witness could be onboarded, so no refusal can be told from an outage')
    return partner
  }

  /** Its calls; settles once each was admitted. */
  async function startCalls(partner: HeldPartner): Promise<readonly Watcher[]> {
    const watched = await Promise.all([
      ...bench.plan.points
        .filter(
          point =>
            point.kind === 'enforcement' &&
            point.connections.length > 0 &&
            point.name in bench.target.enforcementPoints,
        )
        .flatMap(point => [
          callWatched(partner, point.name, 'kept-alive', openConnectionIntervalMs),
          callWatched(partner, point.name, 'fresh', freshIntervalMs),
          ...(point.connections.includes('h2')
            ? [callWatched(partner, point.name, 'h2', openConnectionIntervalMs)]
            : []),
          ...(point.connections.includes('stream')
            ? [callWatched(partner, point.name, 'stream', point.eventPeriodMs ?? 1_000)]
            : []),
        ]),
    ])
    relieveBefore(watched)
    return startAll(watched)
  }

  /** Its tokens end too: long before they do, it goes on with new ones, and only then lets go of the old. */
  function relieveBefore(watched: readonly Watched[]): void {
    const ends = watched.map(({ prepared }) => prepared.endsAtWallMs).filter(endsAt => endsAt !== null)
    clearTimeout(relief)
    if (isOver || ends.length === 0) return
    const ms = (Math.min(...ends) - Date.now()) / 2
    relief = setTimeout(relieve, Math.min(Math.max(ms, leastReliefMs), longestTimerMs))
    relief.unref()
  }

  /** Should it fail, the old calls go on until their tokens end, and what they can no longer vouch for is inconclusive. */
  function relieve(): void {
    if (!isOver && !bench.signal.aborted) relieving = renew().catch(() => undefined)
  }

  async function renew(): Promise<void> {
    const before = calls
    witness = heldPartner(onboarded().anew())
    calls = await startCalls(witness)
    await Promise.all(before.map(watcher => watcher.finish()))
  }

  async function startAll(watched: readonly Watched[]): Promise<readonly Watcher[]> {
    const started = watched.map(each => startWatcher(bench, null, each))
    await Promise.all(started.map(watcher => Promise.race([watcher.armed, cancelled(bench.signal), later(3_000)])))
    return started
  }

  const onboarded = (): HeldPartner => {
    if (!witness) throw new Untestable('there is no witness yet')
    return witness
  }

  async function comesIn(partner: HeldPartner, name: string): Promise<boolean> {
    const point = bench.point(name)
    const call = partner.call()
    const prepared = await sendable(call).prepare({ name, kind: 'enforcement' })
    const wish = { point, what: call.what, connection: 'fresh', kind: 'call' } as const
    return (await dispatch(bench, { scenario: null, acts: [] }, prepared, wish)).act.allowed === true
  }

  return {
    async start() {
      isOver = false
      const partner = await onboard()
      witness = partner
      const watched = [
        ...(takesEvents(bench) ? [await eventsWatched(bench, partner)] : []),
        ...(await elsewhereWatched(bench, partner)),
      ]
      ;[calls, others] = await Promise.all([startCalls(partner), startAll(watched)])
    },
    async comesBack(point) {
      const { nowMs } = bench.clock
      const deadlineMs = nowMs() + bench.plan.limits.timeToStopMs
      while (!(await comesIn(onboarded(), point))) {
        if (nowMs() > deadlineMs) throw new Untestable(`${point} did not come back: the witness was not let in`)
        await sleepUntil(nowMs, nowMs() + againAfterMs, bench.signal)
      }
    },
    async renew() {
      await relieving
      await renew()
    },
    async stop() {
      // The last denial needs an admission after it, too.
      await Promise.race([later(2 * freshIntervalMs), cancelled(bench.signal)])
      isOver = true
      clearTimeout(relief)
      await relieving
      clearTimeout(relief)
      await Promise.all([...calls, ...others].map(watcher => watcher.finish()))
    },
  }
}

const takesEvents = ({ partnerFile, target, receiver }: Workbench) =>
  partnerFile.events && target.events !== undefined && receiver !== null

async function eventsWatched(bench: Workbench, partner: HeldPartner): Promise<Watched> {
  return watchedElsewhere(await subscribe(bench, bench.management, partner))
}

async function callWatched(
  partner: HeldPartner,
  point: string,
  connection: 'kept-alive' | 'h2' | 'fresh' | 'stream',
  intervalMs: number,
): Promise<Watched> {
  const call = partner.call().over(connection)
  const prepared = await sendable(call).prepare({ name: point, kind: 'enforcement' })
  const path = connection === 'stream' ? 'open-stream' : prepared.path
  return { cell: { point, path, connection, regime: 'busy' }, what: call.what, prepared, intervalMs, reopens: true }
}

/** The doors of the issuer: tokens, the registration, and the endpoints beside them that the witness may use. */
async function elsewhereWatched(bench: Workbench, partner: HeldPartner): Promise<readonly Watched[]> {
  const doors = await Promise.all([
    watchedElsewhere(partner.tokenRequest(), newTokenIntervalMs),
    ...[
      makeRegistrationRead(bench, partner),
      ...otherEndpoints.map(name => makeEndpointRequest(bench, partner, name)),
    ].map(async attempt =>
      attempt && (await isLetIn(bench, attempt)) ? watchedElsewhere(attempt, otherDoorsIntervalMs) : null,
    ),
  ])
  return doors.filter(door => door !== null).map(door => ({ ...door, reopens: true }))
}

/** Not every target has every endpoint, and not every client may use those that there are. */
async function isLetIn(bench: Workbench, attempt: Sendable): Promise<boolean> {
  const { place } = attempt
  const prepared = place && (await attempt.prepare(place).catch(() => null))
  if (!place || !prepared) return false
  const wish = { point: bench.point(place.name), what: attempt.what, connection: 'fresh', kind: 'management' } as const
  return (await dispatch(bench, { scenario: null, acts: [] }, prepared, wish)).act.allowed === true
}

const later = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms).unref())
const cancelled = (signal: AbortSignal) =>
  new Promise<void>(resolve => signal.addEventListener('abort', () => resolve(), { once: true }))
