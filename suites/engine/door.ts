/**
 * What a place that decides is asked: the one spot where a negative is bound to the call that works.
 * Each verb sends, writes down, and leaves a check for the judge; none of them judges.
 */

import { type Place, type Prepared, type Sendable, sendable } from '../../fixtures/partner/sendable.ts'
import { Untestable } from '../../fixtures/workbench/untestable.ts'
import type { Workbench } from '../../fixtures/workbench/workbench.ts'
import type { Attempt } from '../../scenarios/core/attempts.ts'
import type { Check, Plain } from '../../scenarios/core/check.ts'
import { classify } from '../../scenarios/core/classify.ts'
import type { Act, Answer, Door } from '../../scenarios/core/kit.ts'
import type { PointPlan } from '../../scenarios/core/plan.ts'
import { type Dispatched, dispatch, type Scope } from './dispatch.ts'
import { sleepUntil } from './sleep.ts'
import type { Traffic } from './traffic.ts'

export interface DoorContext {
  bench: Workbench
  scope: Scope
  traffic: Traffic
  /** Scenarios that only call, and wait for nothing, step back while others measure. */
  priority: 'first' | 'later'
  check(check: Check): void
  /** Adds to the chain of waits of this scenario. */
  waited(ms: number): void
}

/** Between two questions to a place that is to change its mind. */
const againAfterMs = 40

export function createDoor<A extends Attempt>(context: DoorContext, place: Place, kind: Act['kind']): Door<A> {
  const { bench, scope } = context
  const point: PointPlan = bench.point(place.name)

  async function sendNow(attempt: Sendable): Promise<Dispatched> {
    return deliver(attempt, await attempt.prepare(place))
  }

  const deliver = (attempt: Sendable, prepared: Prepared) =>
    dispatch(bench, scope, prepared, { point, what: attempt.what, connection: attempt.connection, kind })

  /** What must be fetched first (a token, a registration token) takes turns of its own: a turn inside a turn could wait for itself. */
  async function send(attempt: Sendable): Promise<Dispatched> {
    const prepared = await attempt.prepare(place)
    return context.traffic.ordinary(() => deliver(attempt, prepared), context.priority)
  }

  /** Asks again until the place says so, or the limit for a stop is over; answers the last that it said. */
  async function askedUntil(attempt: Sendable, verdict: 'allowed' | 'denied'): Promise<Dispatched> {
    const { nowMs } = bench.clock
    const fromMs = nowMs()
    const deadlineMs = fromMs + bench.plan.limits.timeToStopMs
    for (;;) {
      const seen = await send(attempt)
      if (classify(seen.facts, point).verdict === verdict || nowMs() + againAfterMs > deadlineMs) {
        context.waited(nowMs() - fromMs)
        return seen
      }
      await sleepUntil(nowMs, nowMs() + againAfterMs, bench.signal)
    }
  }

  function admission(working: Sendable, seen: Dispatched): void {
    context.check({ kind: 'admits', exchange: seen.exchange, point: place.name, expected: `admits: ${working.what}` })
  }

  /** One after the other, and at a point in one turn, so that nothing comes between them. */
  async function inARow(
    attempts: readonly [Sendable, Sendable, Sendable],
  ): Promise<readonly [Dispatched, Dispatched, Dispatched]> {
    const [first, second, third] = attempts
    if (place.kind !== 'enforcement') return [await send(first), await send(second), await send(third)]
    for (const attempt of attempts) await attempt.prepare(place)
    return context.traffic.ordinary(
      async () => [await sendNow(first), await sendNow(second), await sendNow(third)] as const,
      context.priority,
    )
  }

  async function compared(
    kindOfCheck: 'refuses' | 'withholds',
    mutant: Sendable,
    working: Sendable,
    expected: string,
  ): Promise<void> {
    const [before, seen, after] = await inARow([working, mutant, working])
    context.check({
      kind: kindOfCheck,
      element: mutant.element,
      mutation: mutant.mutation ?? mutant.what,
      before: before.exchange,
      mutant: seen.exchange,
      after: after.exchange,
      point: place.name,
      expected,
    })
  }

  return {
    name: place.name,

    async admits(attempt) {
      const working = sendable(attempt)
      const seen = await send(working)
      admission(working, seen)
      const answer = answerOf(seen, point)
      return answer.allowed ? answer : null
    },

    async refuses(attempt) {
      const mutant = sendable(attempt)
      await compared('refuses', mutant, mutant.baseline, `refuses ${mutant.mutation ?? mutant.what}`)
    },

    async comesToAdmit(attempt) {
      const working = sendable(attempt)
      admission(working, await askedUntil(working, 'allowed'))
    },

    async comesToRefuse(attempt) {
      const mutant = sendable(attempt)
      await askedUntil(mutant, 'denied')
      await compared('refuses', mutant, mutant.baseline, `comes to refuse ${mutant.mutation ?? mutant.what}`)
    },

    async keepsOut(attempt, during, meanwhile = async () => undefined) {
      const kept = sendable(attempt)
      const exchanges: string[] = []
      const once = async () => void exchanges.push((await send(kept)).exchange)
      let over = false
      const knocking = (async () => {
        while (!over) {
          await once()
          await sleepUntil(bench.clock.nowMs, bench.clock.nowMs() + againAfterMs, bench.signal)
        }
      })()
      try {
        await Promise.all([knocking, meanwhile().finally(() => (over = true))])
      } finally {
        over = true
      }
      await once()
      context.check({
        kind: 'keeps-out',
        exchanges,
        during,
        point: place.name,
        expected: `keeps out during ${during}: ${kept.what}`,
      })
    },

    async withholds(attempt) {
      const mutant = sendable(attempt)
      await compared(
        'withholds',
        mutant,
        mutant.baseline,
        `no data of others comes out with ${mutant.mutation ?? mutant.what}`,
      )
    },

    async admitsOnce(attempt, times) {
      const captured = sendable(attempt)
      const twin = captured.baseline
      const twinBefore = await send(twin)
      const copies = await Promise.all(Array.from({ length: times }, () => captured.prepare(place)))
      // Opened beforehand, so that all copies arrive within the time that a careless look-up takes.
      const opened = copies.map(prepared => ({ prepared, connectionName: bench.next('once') }))
      await Promise.all(
        opened.map(({ prepared, connectionName: name }) => {
          // Without the credential: it must not be used up by the opening.
          const { possession: _, ...bare } = prepared.request
          return bench.prober.probe({
            ...bare,
            method: 'GET',
            body: '',
            headers: {},
            connection: { kind: 'kept-alive', name },
          })
        }),
      )
      const attempts = await Promise.all(
        opened.map(({ prepared, connectionName }) =>
          dispatch(bench, scope, prepared, {
            point,
            what: captured.what,
            connection: 'kept-alive',
            kind,
            connectionName,
          }),
        ),
      )
      const twinAfter = await send(twin)
      context.check({
        kind: 'at-most-once',
        attempts: attempts.map(each => each.exchange),
        twinBefore: twinBefore.exchange,
        twinAfter: twinAfter.exchange,
        point: place.name,
        expected: `of ${times} copies at the same moment at most one is admitted`,
      })
    },

    async admitsNone(attempts) {
      const seen = await Promise.all(attempts.map(attempt => send(sendable(attempt))))
      context.check(noneAdmitted(place.name, seen))
    },

    async tries(attempt) {
      const seen = await send(sendable(attempt))
      const outcome = classify(seen.facts, point)
      if (outcome.verdict === 'indeterminate' && !outcome.possiblyAllowed) {
        throw new Untestable(`${place.name} gave no answer to: ${attempt.what} (${outcome.why})`)
      }
      return answerOf(seen, point)
    },
  }
}

export function noneAdmitted(point: string, seen: readonly Dispatched[]): Check {
  return {
    kind: 'none-admitted',
    attempts: seen.map(each => each.exchange),
    point,
    expected: `none of ${seen.length} is admitted after the withdrawal`,
  }
}

export function answerOf(seen: Dispatched, point: PointPlan): Answer {
  return {
    exchange: seen.exchange,
    allowed: classify(seen.facts, point).verdict === 'allowed',
    status: seen.facts.status ?? 0,
    json: (seen.answer?.json ?? null) as Plain,
    headers: seen.answer?.headers ?? {},
  }
}
