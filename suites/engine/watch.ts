/** Watches access from before it is withdrawn until it has stayed withdrawn, at every point and over every kind of connection at once. */

import { sendable } from '../../fixtures/partner/sendable.ts'
import type { Workbench } from '../../fixtures/workbench/workbench.ts'
import type { Attempt, Call } from '../../scenarios/core/attempts.ts'
import type { Cell, Check } from '../../scenarios/core/check.ts'
import type { ConnectionKind, Facts } from '../../scenarios/core/facts.ts'
import type { Lever, Point, Watch, WatchWish } from '../../scenarios/core/kit.ts'
import { startChained } from './chained-watcher.ts'
import { dispatch, type Scope } from './dispatch.ts'
import { easeOff } from './ease-off.ts'
import { startIdle, touchIdle } from './idle.ts'
import type { LeverPuller } from './lever-puller.ts'
import {
  armingDeadlineMs,
  costPerSecond,
  denseIntervalMs,
  elsewhereMs,
  holdIntervalMs,
  leadMs,
  overrunMs,
  spendable,
  stretchedMs,
  untouchedIntervalMs,
  waitingIntervalMs,
} from './pace.ts'
import { sleepUntil, waitFor } from './sleep.ts'
import type { Traffic } from './traffic.ts'
import { watchedElsewhere } from './watched-elsewhere.ts'
import { startWatcher, usableAgain, type Watched, type Watcher } from './watcher.ts'

export interface WatchContext {
  bench: Workbench
  scope: Scope
  traffic: Traffic
  points: readonly Point[]
  pull: LeverPuller
  check(check: Check): void
  /** Adds to the chain of waits of this scenario. */
  waited(ms: number): void
}

export function createWatch(context: WatchContext, calls: readonly Call[], wish: WatchWish): Watch {
  const { bench, scope, traffic } = context
  const { nowMs } = bench.clock
  const { signal } = bench
  const { timeToStopMs: limitMs, holdMs, leewayMs } = bench.plan.limits

  /** Each call at each point that it is for, over each kind of connection that is asked about there. */
  const lines = (wish.points ?? context.points).flatMap(point => {
    const declared = bench.point(point.name).connections
    return calls
      .filter(each => isFor(point, each))
      .flatMap(call => {
        const { pinned, connection: chosen } = sendable(call)
        const kinds = pinned ? [chosen] : (wish.connections ?? declared)
        return kinds.filter(kind => declared.includes(kind)).map(connection => ({ point, call, connection }))
      })
  })

  const denseMs = (intervalMs: number, stretch: number) => stretchedMs(intervalMs, stretch, limitMs)

  /** What the dense phase costs, known before anything is made for it. */
  const denseCost = (stretch: number) =>
    lines.reduce((sum, { connection: kind }) => sum + costPerSecond(kind, denseMs(denseIntervalMs[kind], stretch)), 0) +
    (wish.also ?? []).reduce((sum, attempt) => {
      const kind = sendable(attempt).connection
      return sum + costPerSecond(kind, denseMs(elsewhereMs(kind), stretch))
    }, 0)

  async function collect(intervalOf: (connection: ConnectionKind) => number, alsoMs = elsewhereMs) {
    const busy: Watched[] = []
    const idle: Watched[] = []
    for (const { point, call, connection } of lines) {
      busy.push(await watched(bench, point, call, connection, 'busy', intervalOf(connection)))
      if (keepsSilent.has(connection)) idle.push(await watched(bench, point, call, connection, 'idle', 0))
    }
    for (const attempt of wish.also ?? [])
      busy.push(await watchedElsewhere(attempt, alsoMs(sendable(attempt).connection)))
    for (const attempt of wish.idle ?? []) {
      const made = await watchedElsewhere(attempt)
      idle.push({ ...made, cell: { ...made.cell, regime: 'idle' } })
    }
    return { busy, idle }
  }

  const isElsewhere = ({ point }: Cell) => bench.point(point).kind !== 'enforcement'

  /** Over a connection of the scenario's choice only where there is one. */
  function isServed({ name }: Point, attempt: Attempt): boolean {
    const { pinned, connection } = sendable(attempt)
    return !pinned || bench.point(name).connections.includes(connection)
  }

  async function keptWorking(attempts: readonly Attempt[] = []): Promise<Watched[]> {
    return Promise.all(
      attempts.flatMap(attempt =>
        sendable(attempt).place
          ? [watchedElsewhere(attempt, untouchedIntervalMs).then(each => ({ ...each, reopens: true }))]
          : (wish.points ?? context.points)
              .filter(point => isFor(point, attempt) && isServed(point, attempt))
              .map(async point => ({
                ...(await watched(bench, point, attempt as Call, keptOver(attempt), 'busy', untouchedIntervalMs)),
                reopens: !sendable(attempt).pinned,
              })),
      ),
    )
  }

  /** Starts watchers and waits until each was admitted once. */
  async function arm(all: readonly Watched[]): Promise<readonly Watcher[]> {
    const watchers = all.map(each =>
      each.chain ? startChained(bench, scope.scenario, each, each.chain) : startWatcher(bench, scope.scenario, each),
    )
    const deadlineMs = nowMs() + armingDeadlineMs
    let pending = watchers.length
    for (const watcher of watchers) void watcher.armed.then(() => (pending -= 1))
    await waitFor(() => pending === 0, nowMs, deadlineMs, signal)
    return watchers
  }

  /**
   * Follows the watchers until each has stopped or the deadline passed; each goes over to the hold's pace as it stops.
   * `meanwhile` is told who has not, as often as it looks.
   */
  async function follow(
    watchers: readonly Watcher[],
    deadlineMs: number,
    meanwhile: (open: ReadonlySet<Watcher>) => void = () => {},
  ): Promise<void> {
    const following = new Set(watchers)
    await waitFor(
      () => {
        for (const watcher of following) {
          if (watcher.stoppedAtMs() === null) continue
          following.delete(watcher)
          watcher.pace(holdIntervalMs(watcher.watched.cell.connection, limitMs))
        }
        meanwhile(following)
        return following.size === 0
      },
      nowMs,
      deadlineMs,
      signal,
    )
  }

  async function finish(
    watchers: readonly Watcher[],
    anew: ReadonlyMap<Watcher, Facts>,
    checkOf: (cell: Cell, series: string, watched: Watched) => Check,
  ): Promise<void> {
    await Promise.all(
      watchers.map(async watcher => {
        const series = await watcher.finish(anew.get(watcher))
        context.check(checkOf(watcher.watched.cell, series, watcher.watched))
      }),
    )
  }

  /** An open connection that ended may have ended for any reason: whether it can be opened anew tells which. */
  async function tryAnew(watchers: readonly Watcher[]): Promise<ReadonlyMap<Watcher, Facts>> {
    const ended = watchers.filter(watcher => watcher.hasEnded())
    return new Map(
      await Promise.all(ended.map(async watcher => [watcher, await freshAttempt(watcher.watched)] as const)),
    )
  }

  async function freshAttempt(watched: Watched) {
    const point = bench.point(watched.cell.point)
    return (
      await dispatch(bench, scope, await usableAgain(watched), {
        point,
        what: `${watched.what}, opened anew`,
        connection: 'fresh',
        kind: 'call',
      })
    ).facts
  }

  return {
    async stopsAfter(lever: Lever) {
      const stretch = denseCost(1) / spendable(bench.target.budget.requestsPerSecond, limitMs)
      const prepare = async () => ({
        ...(await collect(
          connection => denseMs(denseIntervalMs[connection], stretch),
          connection => denseMs(elsewhereMs(connection), stretch),
        )),
        neighbours: await keptWorking(wish.untouched),
        own: await keptWorking(wish.spared),
      })
      // Where one lever takes all that may be spent, they go one by one: tokens that were made first would grow old in the queue.
      const early = stretch > 1 ? null : await prepare()
      const share = await traffic.measure(denseCost(stretch), signal)
      try {
        const { busy, idle, neighbours, own } = early ?? (await prepare())
        const silent = await Promise.all(idle.map(each => startIdle(bench, scope.scenario, each)))
        const others = await arm(neighbours)
        const spared = await arm(own)
        const watchers = await arm(busy)
        const pulled = await context.pull(lever)
        const zeroMs = pulled.sentAtMs
        const touching = touchIdle(silent, { zeroMs, limitMs, nowMs, signal, anew: freshAttempt })
        // Awaited below; until then a cancelled run must not take it for a fault that nobody handles.
        touching.catch(() => undefined)
        await follow(
          watchers,
          zeroMs + limitMs + overrunMs(limitMs),
          easeOff(watchers, { zeroMs, limitMs, nowMs, share }),
        )
        share.ease(holding(busy, limitMs))
        const lastStopMs = Math.max(zeroMs, ...watchers.map(watcher => watcher.stoppedAtMs() ?? 0))
        context.waited(lastStopMs - zeroMs + holdMs)
        const anew = await tryAnew(watchers)
        await sleepUntil(nowMs, lastStopMs + holdMs + marginMs(limitMs), signal)
        const stops = (cell: Cell, series: string, expected: string): Check => ({
          kind: 'stops',
          cell,
          series,
          lever: pulled.id,
          limitMs,
          holdMs,
          point: cell.point,
          expected,
        })
        for (const { cell, series } of await touching) {
          context.check(
            stops(cell, series, `access that was left alone is refused when it is used again within ${limitMs} ms`),
          )
        }
        await finish(watchers, anew, (cell, series) =>
          stops(cell, series, `stopped within ${limitMs} ms of ${lever.name}, and stays stopped for ${holdMs} ms`),
        )
        const untilMs = nowMs()
        const goesOn = (cell: Cell, series: string) => ({
          kind: 'keeps-working' as const,
          cell,
          series,
          fromMs: zeroMs,
          untilMs,
          point: cell.point,
          expected: `goes on working while ${lever.name} is done to ${lever.subject}`,
        })
        await finish(others, new Map(), goesOn)
        await finish(spared, new Map(), (cell, series) => ({ ...goesOn(cell, series), lever: pulled.id }))
      } finally {
        share.end()
      }
    },

    async endsAt(end) {
      const { busy } = await collect(() => waitingIntervalMs)
      const neighbours = await keptWorking(wish.untouched)
      const others = await arm(neighbours)
      const armedMs = nowMs()
      // Until shortly before the end, a server that ends connections for reasons of its own has ended nothing that is asked about.
      const watchers = await arm(busy.map(each => ({ ...each, reopens: true })))
      const endOf = (watched: Watched) =>
        bench.clock.toRunMs(end === 'expiry' ? (watched.prepared.endsAtWallMs ?? 0) : end)
      const firstEndMs = Math.min(...busy.map(endOf))
      const lastEndMs = Math.max(...busy.map(endOf))
      context.waited(Math.max(0, firstEndMs - nowMs()))
      await sleepUntil(nowMs, firstEndMs - leadMs, signal)
      for (const watcher of watchers) {
        const { connection } = watcher.watched.cell
        watcher.pace(
          isElsewhere(watcher.watched.cell) ? elsewhereMs(connection) : denseIntervalMs[connection] * 2,
          false,
        )
      }
      await follow(watchers, lastEndMs + leewayMs + overrunMs(limitMs))
      const lastStopMs = Math.max(lastEndMs, ...watchers.map(watcher => watcher.stoppedAtMs() ?? 0))
      context.waited(lastStopMs - firstEndMs + holdMs)
      const anew = await tryAnew(watchers)
      await sleepUntil(nowMs, lastStopMs + holdMs + marginMs(limitMs), signal)
      await finish(watchers, anew, (cell, series, watched) => ({
        kind: 'expires',
        cell,
        series,
        endsAtMs: endOf(watched),
        leewayMs,
        holdMs,
        point: cell.point,
        expected: `ends by itself within ${leewayMs} ms of its end, and stays ended for ${holdMs} ms`,
      }))
      const untilMs = nowMs()
      await finish(others, new Map(), (cell, series) => ({
        kind: 'keeps-working',
        cell,
        series,
        fromMs: armedMs,
        untilMs,
        point: cell.point,
        expected: 'goes on working while the other way in ends by itself',
      }))
    },
  }
}

const isFor = ({ name }: Point, attempt: Attempt) => sendable(attempt).only?.has(name) ?? true

/** Over an open connection, unless it is just the connection that matters. */
const keptOver = (attempt: Attempt): ConnectionKind => {
  const { pinned, connection } = sendable(attempt)
  return pinned ? connection : 'kept-alive'
}

/** What can be left alone and used again: an open connection, or a saved session. */
const keepsSilent: ReadonlySet<ConnectionKind> = new Set(['kept-alive', 'h2', 'resumed'])

async function watched(
  bench: Workbench,
  point: Point,
  call: Call,
  connection: ConnectionKind,
  regime: Cell['regime'],
  intervalMs: number,
): Promise<Watched> {
  const place = { name: point.name, kind: 'enforcement' } as const
  const own = sendable(call.over(connection))
  // What the busy one keeps warm must not be taken for the idle one's.
  const prepared = await (regime === 'idle' ? (own.twin?.() ?? own) : own).prepare(place)
  return {
    cell: { point: point.name, path: connection === 'stream' ? 'open-stream' : prepared.path, connection, regime },
    what: call.what,
    prepared,
    intervalMs: connection === 'stream' ? (bench.point(point.name).eventPeriodMs ?? 1_000) : intervalMs,
  }
}

/** What the watchers of a hold cost. */
const holding = (all: readonly Watched[], limitMs: number) =>
  all.reduce((sum, { cell }) => sum + costPerSecond(cell.connection, holdIntervalMs(cell.connection, limitMs)), 0)

/** One more probe of the slowest watcher, so that the last one lies beyond the hold. */
const marginMs = (limitMs: number) => holdIntervalMs('fresh', limitMs) + 50
