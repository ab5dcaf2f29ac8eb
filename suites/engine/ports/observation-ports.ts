/** What the target tells about a partner afterwards: audit records, alerts, and what its backend was told. */
import { atPointer } from '../../../fixtures/probe/guarded-json.ts'
import type { Json } from '../../../fixtures/probe/probe-request.ts'
import { Untestable } from '../../../fixtures/workbench/untestable.ts'
import type { Act, CapabilityPorts, Partner } from '../../../scenarios/core/kit.ts'
import { sleepUntil } from '../sleep.ts'
import type { PortContext } from './port-context.ts'
import { putTogether } from './put-together.ts'
import { createTrail, type Told } from './trail.ts'

type Ports = CapabilityPorts['audit.query'] & CapabilityPorts['audit.alert'] & CapabilityPorts['rs.echo']

const firstLookMs = 50

export function observationPorts(context: PortContext): Ports {
  const { bench } = context
  const { nowMs } = bench.clock

  const trail = createTrail(context)

  /** Asks again, ever less often, until it holds or the tier's delay is over. */
  async function until<T>(look: () => Promise<T>, enough: (seen: T) => boolean): Promise<T> {
    const deadlineMs = nowMs() + bench.plan.limits.auditDelayMs
    for (let pauseMs = firstLookMs; ; pauseMs = Math.min(pauseMs * 2, 2_000)) {
      const seen = await context.traffic.ordinary(look, context.priority)
      if (enough(seen) || nowMs() + pauseMs > deadlineMs) return seen
      await sleepUntil(nowMs, nowMs() + pauseMs, bench.signal)
    }
  }

  async function told(partner: Partner, acts: readonly Act[]): Promise<readonly Told[]> {
    const isIn = (all: readonly Told[]) => {
      const seen = new Set(all.map(({ record }) => record.correlation))
      return acts.every(act => seen.has(act.correlation))
    }
    return until(() => trail.about(partner, acts), isIn)
  }

  return {
    audit: {
      async about(partner, acts) {
        const startedMs = nowMs()
        const bySource = Map.groupBy(await told(partner, acts), ({ source }) => source).values()
        const records = putTogether(bySource.map(all => all.map(({ record }) => record)))
        const found = acts.filter(act => records.some(record => record.correlation === act.correlation))
        bench.record({
          kind: 'note',
          topic: 'audit-reconciliation',
          scenario: context.scope.scenario,
          data: {
            acts: acts.length,
            found: found.length,
            missing: acts.filter(act => !found.includes(act)).map(act => `${act.kind} at ${act.point}`),
            unexpected: [],
            waitedMs: Math.round(nowMs() - startedMs),
          },
        })
        return records
      },
      async leaks(partner, acts) {
        const text = JSON.stringify((await told(partner, acts)).map(({ raw }) => raw))
        return [...new Set(bench.secrets.scan(text).map(hit => hit.what))]
      },
    },
    alerts: {
      async about(partner) {
        const kind = bench.target.alerts?.fields.kind ?? '/kind'
        const alerts = await until(
          () => trail.alerts(partner),
          seen => seen.length > 0,
        )
        return alerts.map(alert => String(atPointer(alert, kind) ?? 'alert'))
      },
    },
    echo: {
      call(partner) {
        const name = Object.entries(bench.target.operations).find(([, each]) => each.echo)?.[0]
        if (name === undefined) throw new Untestable('the target file declares no operation that echoes the caller')
        return partner.call(name)
      },
      read(answer) {
        const json = answer.json as Json
        const scopes = atPointer(json, '/scopes') ?? atPointer(json, '/scope')
        return {
          client: atPointer(json, '/client') ?? null,
          organisation: atPointer(json, '/organisation') ?? null,
          scopes: Array.isArray(scopes)
            ? scopes.map(String)
            : typeof scopes === 'string'
              ? scopes.split(' ').filter(Boolean)
              : [],
        }
      },
    },
  }
}
