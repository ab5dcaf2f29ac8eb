/** Holds a theft drill: says what happens when, and leaves what must hold of it to checks. */
import { heldPartner } from '../../../fixtures/partner/held-partner.ts'
import { sendable } from '../../../fixtures/partner/sendable.ts'
import type { Attempt } from '../../../scenarios/core/attempts.ts'
import type { Check, Plain } from '../../../scenarios/core/check.ts'
import type { Act, CapabilityPorts, Door, Partner, Point } from '../../../scenarios/core/kit.ts'
import type { Drill } from '../../../scenarios/core/ports/drill-ports.ts'
import type { Entry } from '../../../scenarios/core/record.ts'
import { sleepUntil } from '../sleep.ts'
import type { PortContext } from './port-context.ts'
import { createTrail } from './trail.ts'

export interface DrillContext extends PortContext {
  points: readonly Point[]
  /** Where else an attempt may be decided on. */
  doors: readonly Door<Attempt>[]
}

type Step = Extract<Entry, { kind: 'drill' }>['step']
type Value = Extract<Check, { kind: 'value' }>

const firstLookMs = 25
const longestPauseMs = 1_000

export function drillPorts(context: DrillContext): CapabilityPorts['drill'] {
  const { bench, acts, points } = context
  const { nowMs } = bench.clock
  const trail = createTrail(context)
  const look = <T>(ask: () => Promise<T>) => context.traffic.ordinary(ask, context.priority)

  function expectValue(what: string, seen: Plain, operator: Value['operator'], wanted: Plain = null): void {
    context.check({
      kind: 'value',
      what,
      operator,
      seen,
      wanted,
      expected: `${what} ${operator} ${JSON.stringify(wanted)}`,
    })
  }

  /** Looks again, ever less often, until it is so; answers between which two looks it came to be so. */
  async function cameTrue(isSo: () => Promise<boolean>): Promise<{ fromMs: number; untilMs: number | null }> {
    let fromMs = nowMs()
    const deadlineMs = fromMs + bench.plan.limits.auditDelayMs
    for (let pauseMs = firstLookMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      const askedMs = nowMs()
      if (await isSo()) return { fromMs, untilMs: nowMs() }
      fromMs = askedMs
      if (nowMs() + pauseMs > deadlineMs) return { fromMs, untilMs: null }
      await sleepUntil(nowMs, nowMs() + pauseMs, bench.signal)
    }
  }

  async function begin(stolen: string, from: Partner): Promise<Drill> {
    const drill = bench.next('d')
    const alertsBefore = bench.target.alerts ? (await look(() => trail.alerts(from))).length : 0
    const tell = (step: Step) => bench.record({ kind: 'drill', drill, scenario: context.scope.scenario ?? '', step })
    const byThief: Act[] = []
    const byOwner: Act[] = []
    const theftMs = nowMs()
    let misusedMs = theftMs
    tell({ name: 'theft', stolen, atMs: theftMs })

    /** Sends it, and notes the act that it became. */
    async function noted(list: Act[], send: () => Promise<unknown>): Promise<void> {
      const before = acts.length
      await send()
      list.push(...acts.slice(before).filter(act => act.kind === 'call'))
    }

    /** Where each of these acts came from, as the records tell; null for one that they do not tell of. */
    async function sourcesOf(list: readonly Act[]): Promise<readonly (string | null)[]> {
      const records = await look(() => trail.about(from, list))
      return list.map(
        act => records.find(({ record }) => record.correlation === act.correlation)?.record.source ?? null,
      )
    }

    return {
      async misuse(call) {
        const owner = heldPartner(from).call()
        misusedMs = nowMs()
        for (const point of points) {
          await noted(byOwner, () => point.admits(owner))
          await noted(byThief, () => point.tries(call))
        }
      },

      async noticed() {
        if (!bench.target.alerts) return
        let found = 0
        const isNoticed = async () => {
          found = (await look(() => trail.alerts(from))).length - alertsBefore
          return found > 0
        }
        const span = await cameTrue(isNoticed)
        // Looking begins after the misuse; the alert may have been there since.
        tell({ name: 'alert', fromMs: Math.min(span.fromMs, misusedMs), untilMs: span.untilMs })
        expectValue('alerts about the partner since the theft', found, 'at-least', 1)
      },

      async toldApart() {
        if (!bench.target.audit) return
        let thief: readonly (string | null)[] = []
        let owner: readonly (string | null)[] = []
        const thiefAt = [...new Set(byThief.map(act => act.source))]
        const isComplete = async () => {
          const told = await sourcesOf([...byThief, ...byOwner])
          thief = told.slice(0, byThief.length)
          owner = told.slice(byThief.length)
          return !told.includes(null)
        }
        const span = await cameTrue(isComplete)
        const apart =
          thief.every(at => at !== null && thiefAt.includes(at)) &&
          !owner.some(at => at !== null && thiefAt.includes(at))
        tell({
          name: 'told-apart',
          fromMs: Math.min(span.fromMs, misusedMs),
          untilMs: apart ? span.untilMs : null,
        })
        expectValue('sources recorded for the thief', thief, 'subset-of', thiefAt)
        expectValue('sources recorded for the owner meanwhile', owner, 'includes-none', thiefAt)
      },

      async over(...ways) {
        const open: string[] = []
        for (const way of ways) {
          const { place } = sendable(way)
          const doors: readonly Door<Attempt>[] = place
            ? context.doors.filter(door => door.name === place.name)
            : points
          for (const door of doors) if ((await door.tries(way)).allowed) open.push(door.name)
        }
        expectValue('places that still let the thief in', open, 'is-empty')
        tell({ name: 'over', atMs: nowMs() })
      },
    }
  }

  return { drill: { theft: begin } }
}
