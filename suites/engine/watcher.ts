/** One watched cell: a stream, a polled connection, or an idle one that is touched twice. */

import type { InTurn, Prepared } from '../../fixtures/partner/sendable.ts'
import type { Variant, WatchHandle, WatchReport } from '../../fixtures/probe/probe-request.ts'
import type { EventWatch } from '../../fixtures/receiver/event-inbox.ts'
import type { Workbench } from '../../fixtures/workbench/workbench.ts'
import type { Cell } from '../../scenarios/core/check.ts'
import type { Facts } from '../../scenarios/core/facts.ts'
import { silentPeriods } from '../../scenarios/core/judge/question.ts'
import { sentOf } from './dispatch.ts'

export interface Watched {
  cell: Cell
  what: string
  prepared: Prepared
  intervalMs: number
  /** As long as what is watched is whether access goes on, a connection that the server closed is opened anew. */
  reopens?: boolean
  /** Makes the next variants of a credential that works only once. */
  refill?: (count: number) => Promise<readonly Variant[]>
  /** Nothing is sent: what arrives is listened to. */
  listening?: EventWatch
  /** Each probe is made of what the answer to the one before brought. */
  chain?: { inTurn: InTurn; prepare(): Promise<Prepared> }
}

/** A running watcher. `stoppedAtMs` is when the first answer after an admission was no admission any more; null while it is admitted. */
export interface Watcher {
  readonly watched: Watched
  readonly armed: Promise<number | null>
  readonly stoppedAtMs: () => number | null
  /** The connection itself came to its end. */
  readonly hasEnded: () => boolean
  /** `reopens`: whether from now on a connection that ends is opened anew; as it was unless told. */
  pace(intervalMs: number, reopens?: boolean): void
  /** Ends it and writes its series; answers the identifier of that series. */
  finish(freshAttempt?: Facts): Promise<string>
}

/** How far ahead single-use credentials are made. */
const supplyEveryMs = 500

export function startWatcher(bench: Workbench, scenario: string | null, watched: Watched): Watcher {
  const { cell, prepared } = watched
  const name = bench.next(`${bench.run}-w`)
  const shapes = bench.point(cell.point).denies
  const { listening } = watched
  const handle: WatchHandle =
    listening ??
    (cell.connection === 'stream'
      ? bench.prober.stream({ request: { ...prepared.request, shapes }, correlationPrefix: name })
      : bench.prober.watch({
          request: {
            ...prepared.request,
            shapes,
            connection: {
              kind: cell.connection,
              ...(cell.connection !== 'fresh' && { name }),
              ...(watched.reopens && { reopen: true }),
              // An attacker rolls on: each session brings the next ticket. The idle regime keeps its first one.
              ...(cell.connection === 'resumed' && { ticket: 'newest' as const }),
            },
          },
          intervalMs: watched.intervalMs,
          correlationPrefix: name,
          ...(watched.refill && { variants: [] }),
        }))
  const refilling = watched.refill ? keepSupplied(handle, watched.refill, watched.intervalMs) : undefined
  let stoppedAtMs: number | null = null
  let ended = false
  handle.onChange(facts => {
    ended =
      facts.ending === 'ended' ||
      (facts.ending === 'broken' && cell.connection !== 'fresh' && cell.connection !== 'resumed')
    if (facts.proof === 'found') stoppedAtMs = null
    else stoppedAtMs ??= facts.endedAtMs
  })
  return {
    watched,
    armed: handle.armed,
    stoppedAtMs: () => stoppedAtMs ?? (listening ? silentSinceMs(bench, listening, watched.intervalMs) : null),
    hasEnded: () => ended,
    pace(intervalMs, reopens) {
      refilling?.pace(intervalMs)
      handle.pace(intervalMs, reopens)
    },
    async finish(freshAttempt) {
      refilling?.end()
      return writeSeries(bench, scenario, watched, await handle.stop(), freshAttempt)
    },
  }
}

/** Events that no longer come say nothing of their own accord: the judge counts the same periods. */
function silentSinceMs(bench: Workbench, listening: EventWatch, periodMs: number): number | null {
  const lastAtMs = listening.lastAtMs()
  const silentMs = lastAtMs === null ? null : lastAtMs + silentPeriods * periodMs
  return silentMs !== null && silentMs < bench.clock.nowMs() ? silentMs : null
}

/** Keeps enough variants ready for the next moments, so that signing never delays a probe. */
function keepSupplied(handle: WatchHandle, refill: NonNullable<Watched['refill']>, firstIntervalMs: number) {
  let intervalMs = firstIntervalMs
  let ended = false
  const supply = async () => {
    const variants = await refill(Math.ceil(supplyEveryMs / intervalMs) + 1)
    if (!ended) handle.supply(variants)
  }
  void supply().then(supply)
  const timer = setInterval(() => void supply(), supplyEveryMs)
  timer.unref()
  return {
    pace(nextMs: number) {
      const faster = nextMs < intervalMs
      intervalMs = nextMs
      if (faster) void supply()
    },
    end() {
      ended = true
      clearInterval(timer)
    },
  }
}

/** The same, with a credential of its own where one works only once. */
export async function usableAgain({ prepared, refill, chain }: Watched): Promise<Prepared> {
  if (chain) return chain.prepare()
  const [variant] = (await refill?.(1)) ?? []
  return variant ? { ...prepared, request: { ...prepared.request, ...variant } } : prepared
}

export function writeSeries(
  bench: Workbench,
  scenario: string | null,
  watched: Watched,
  report: WatchReport,
  freshAttempt?: Facts,
): string {
  const id = bench.next('s')
  const { eventPeriodMs } = bench.point(watched.cell.point)
  const { endsAtWallMs } = watched.prepared
  bench.record({
    kind: 'series',
    id,
    scenario,
    by: watched.prepared.by,
    cell: watched.cell,
    what: watched.what,
    sent: sentOf(watched.prepared),
    intervalMs: watched.intervalMs,
    armedAtMs: report.armedAtMs,
    untilMs: bench.clock.nowMs(),
    segments: report.segments,
    probes: report.probes,
    loopDelayP99Ms: report.loopDelayP99Ms,
    ...(watched.cell.connection === 'stream' && eventPeriodMs !== undefined && { eventPeriodMs }),
    ...(freshAttempt && { freshAttempt }),
    credentialEndsAtMs: endsAtWallMs === null ? null : bench.clock.toRunMs(endsAtWallMs),
  })
  return id
}
