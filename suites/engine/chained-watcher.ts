/** One watched way in whose credential comes with each answer: a refresh token that is good once. Probed one after the other, never two at once. */

import { createFolder } from '../../fixtures/probe/fold.ts'
import type { LoopDelay } from '../../fixtures/probe/loop-delay.ts'
import { watchLoopDelay } from '../../fixtures/probe/loop-delay.ts'
import type { Workbench } from '../../fixtures/workbench/workbench.ts'
import type { Facts } from '../../scenarios/core/facts.ts'
import { receiveSecrets } from './dispatch.ts'
import { sleepUntil } from './sleep.ts'
import { type Watched, type Watcher, writeSeries } from './watcher.ts'

/** Started with the first chain: these probes run in this thread, and must tell how late it is. */
let loopDelay: LoopDelay | undefined

export function startChained(
  bench: Workbench,
  scenario: string | null,
  watched: Watched,
  chain: NonNullable<Watched['chain']>,
): Watcher {
  const { nowMs } = bench.clock
  const name = bench.next(`${bench.run}-w`)
  const shapes = bench.point(watched.cell.point).denies
  const folder = createFolder()
  loopDelay ??= watchLoopDelay(nowMs)
  const mark = loopDelay.mark()
  const { promise: armed, resolve: nowArmed } = Promise.withResolvers<number | null>()
  const stopping = new AbortController()
  let intervalMs = watched.intervalMs
  let probes = 0
  let armedAtMs: number | null = null
  let stoppedAtMs: number | null = null
  let ended = false

  async function probe(): Promise<void> {
    const prepared = await chain.prepare()
    probes += 1
    const { facts, answer } = await bench.prober.probe({
      ...prepared.request,
      headers: { ...prepared.request.headers, 'x-request-id': `${name}-${probes}` },
      shapes,
      connection: watched.cell.connection === 'fresh' ? { kind: 'fresh' } : { kind: 'kept-alive', name },
      wantBody: true,
    })
    receiveSecrets(bench, answer?.json, watched.what)
    if (facts.proof === 'found' && answer) await prepared.admitted?.(answer)
    note(facts)
  }

  function note(facts: Facts): void {
    folder.add(facts)
    if (facts.proof === 'found') {
      armedAtMs ??= facts.sentAtMs
      nowArmed(armedAtMs)
      stoppedAtMs = null
    } else stoppedAtMs ??= facts.endedAtMs
    // An answer that did not come may have spent the credential and taken its successor with it.
    ended = facts.ending !== 'answered'
  }

  async function follow(): Promise<void> {
    const signal = AbortSignal.any([stopping.signal, bench.signal])
    for (let nextMs = nowMs(); !signal.aborted && !ended; nextMs = Math.max(nextMs + intervalMs, nowMs())) {
      await sleepUntil(nowMs, nextMs, signal).catch(() => undefined)
      if (!signal.aborted) await chain.inTurn(probe)
    }
    nowArmed(armedAtMs)
  }

  const following = follow()
  // Awaited at the end; until then it must not be taken for a fault that nobody handles.
  following.catch(() => nowArmed(null))

  return {
    watched,
    armed,
    stoppedAtMs: () => stoppedAtMs,
    hasEnded: () => ended,
    pace(nextMs) {
      intervalMs = nextMs
    },
    async finish(freshAttempt) {
      stopping.abort()
      await following
      bench.prober.drop(name)
      const report = {
        segments: folder.segments(),
        probes,
        armedAtMs,
        loopDelayP99Ms: loopDelay?.p99SinceMs(mark) ?? 0,
      }
      return writeSeries(bench, scenario, watched, report, freshAttempt)
    },
  }
}
