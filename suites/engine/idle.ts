/** Ways in that are left alone: opened and used once, touched once more later (a saved session with its first ticket), silent in between. */
import type { WatchReport } from '../../fixtures/probe/probe-request.ts'
import type { Workbench } from '../../fixtures/workbench/workbench.ts'
import type { Cell } from '../../scenarios/core/check.ts'
import type { Facts, Segment } from '../../scenarios/core/facts.ts'
import { idleTouchMs, overrunMs } from './pace.ts'
import { sleepUntil } from './sleep.ts'
import { usableAgain, type Watched, writeSeries } from './watcher.ts'

export interface Idle {
  readonly watched: Watched
  /**
   * `anew` opens the connection again, should it have come to its end: servers close idle ones for reasons of their own.
   * `afterLimit` settles when the limit is over: what was let in before it is tried once more, for then it must not be.
   */
  finish(anew: () => Promise<Facts>, afterLimit: () => Promise<void>): Promise<string>
}

export async function startIdle(bench: Workbench, scenario: string | null, watched: Watched): Promise<Idle> {
  const kind = watched.cell.connection === 'stream' ? 'kept-alive' : watched.cell.connection
  const name = bench.next(`${bench.run}-i`)
  const isResumed = kind === 'resumed'
  const probe = async (nth: number) => {
    const { request } = nth === 1 ? watched.prepared : await usableAgain(watched)
    return (
      await bench.prober.probe({
        ...request,
        headers: { ...request.headers, 'x-request-id': `${name}-${nth}` },
        shapes: bench.point(watched.cell.point).denies,
        connection: { kind, name, ...(isResumed && { ticket: 'first' as const }) },
      })
    ).facts
  }
  const first = await probe(1)
  return {
    watched,
    async finish(anew, afterLimit) {
      const second = await probe(2)
      const late: Facts[] = []
      if (second.proof === 'found') {
        await afterLimit()
        late.push(await probe(3))
      }
      const freshAttempt = second.ending === 'ended' || second.ending === 'broken' ? await anew() : undefined
      const report: WatchReport = {
        segments: [segmentOf(first, null), segmentOf(second, first), ...late.map(facts => segmentOf(facts, second))],
        probes: 2 + late.length,
        armedAtMs: first.proof === 'found' ? first.sentAtMs : null,
        loopDelayP99Ms: 0,
      }
      return writeSeries(bench, scenario, watched, report, freshAttempt)
    },
  }
}

function segmentOf(facts: Facts, before: Facts | null): Segment {
  const at = { sentAtMs: facts.sentAtMs, endedAtMs: facts.endedAtMs }
  return { facts, count: 1, first: at, last: at, maxGapMs: before ? facts.sentAtMs - before.sentAtMs : 0 }
}

/** When to touch them: as late as the limit of a lever that was pulled at `zeroMs` allows. */
export interface Touch {
  zeroMs: number
  limitMs: number
  nowMs(): number
  signal: AbortSignal
  anew(watched: Watched): Promise<Facts>
}

/** Answers the series of each. */
export async function touchIdle(
  all: readonly Idle[],
  { zeroMs, limitMs, nowMs, signal, anew }: Touch,
): Promise<readonly { cell: Cell; series: string }[]> {
  if (all.length === 0) return []
  await sleepUntil(nowMs, zeroMs + idleTouchMs(limitMs), signal)
  const afterLimit = () => sleepUntil(nowMs, zeroMs + limitMs + overrunMs(limitMs) / 2, signal)
  return Promise.all(
    all.map(async ({ watched, finish }) => ({
      cell: watched.cell,
      series: await finish(() => anew(watched), afterLimit),
    })),
  )
}
