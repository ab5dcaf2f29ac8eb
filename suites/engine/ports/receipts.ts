/** Holds a lever to its word: what it says is applied is tried at once, and what it says is pending when that time is over. */
import { sendable } from '../../../fixtures/partner/sendable.ts'
import type { Call } from '../../../scenarios/core/attempts.ts'
import type { Lever, Point } from '../../../scenarios/core/kit.ts'
import type { Receipt, Receipts } from '../../../scenarios/core/ports/effect-ports.ts'
import { type Dispatched, dispatch } from '../dispatch.ts'
import { noneAdmitted } from '../door.ts'
import { clearlyDone, type Pulled } from '../lever-puller.ts'
import { sleepUntil } from '../sleep.ts'
import type { EffectContext } from './effect-ports.ts'

export function createReceipts(context: EffectContext): Receipts {
  const { bench, scope } = context
  const { nowMs } = bench.clock

  /**
   * From its acknowledgement on. A target that says nothing has said that it is done,
   * save for the time that the target file declares for a point to remember a decision.
   */
  function dueInMs({ told }: Pulled, point: Point): number {
    const { timeToStopMs } = bench.plan.limits
    const { complete, applied, remainingMs } = told
    const here = applied?.[point.name]
    if (here === true || (here === undefined && complete === true)) return 0
    if (here === undefined && complete === null) return bench.point(point.name).cacheMs
    return Math.min(remainingMs ?? timeToStopMs, timeToStopMs)
  }

  /** Past the queue of ordinary calls: a moment later it may be true. */
  async function tryWhenDue(pulled: Pulled, point: Point, call: Call): Promise<Dispatched> {
    const attempt = sendable(call)
    const prepared = await attempt.prepare({ name: point.name, kind: 'enforcement' })
    const inMs = dueInMs(pulled, point)
    context.waited(inMs)
    await sleepUntil(nowMs, (pulled.acknowledgedAtMs ?? nowMs()) + inMs, bench.signal)
    return dispatch(bench, scope, prepared, {
      point: bench.point(point.name),
      what: attempt.what,
      connection: attempt.connection,
      kind: 'call',
    })
  }

  /** Tokens count in whole seconds, and so may what a target keeps of a withdrawal: one that is asked for in the same second may rightly be dead. */
  async function secondIsOver(sinceMs: number): Promise<void> {
    const wallMs = sinceMs - bench.clock.toRunMs(0)
    await sleepUntil(nowMs, bench.clock.toRunMs(Math.ceil(wallMs / 1_000) * 1_000), bench.signal)
  }

  async function pull(lever: Lever): Promise<Receipt> {
    const pulled = await context.pull(lever)
    bench.record({
      kind: 'note',
      topic: 'lever-receipt',
      scenario: scope.scenario,
      data: { lever: lever.name, id: pulled.id, acknowledged: pulled.done, ...pulled.told },
    })
    return {
      acknowledged: clearlyDone(pulled, lever),
      async endsAt(point, call) {
        context.check(noneAdmitted(point.name, [await tryWhenDue(pulled, point, call)]))
      },
      async opensAt(point, call) {
        await secondIsOver(pulled.acknowledgedAtMs ?? nowMs())
        const { exchange } = await tryWhenDue(pulled, point, call)
        const expected = `admits again after ${lever.name}: ${call.what}`
        context.check({ kind: 'admits', exchange, point: point.name, expected })
      },
      async repeated() {
        const { id } = await context.pull(lever, { readBack: true })
        context.check({
          kind: 'lever-done',
          lever: id,
          expected: `${lever.name} can be repeated, and is read back as done`,
        })
      },
    }
  }

  return { pull }
}
