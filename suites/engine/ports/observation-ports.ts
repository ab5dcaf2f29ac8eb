/** What the target tells about a partner afterwards: audit records, alerts, and what its backend was told. */
import { addressIn } from '../../../fixtures/audit/address-in.ts'
import { atPointer } from '../../../fixtures/probe/guarded-json.ts'
import type { Json } from '../../../fixtures/probe/probe-request.ts'
import { fillText } from '../../../fixtures/target/templates.ts'
import { Untestable } from '../../../fixtures/workbench/untestable.ts'
import type { Act, AuditRecord, CapabilityPorts, Partner } from '../../../scenarios/core/kit.ts'
import { sleepUntil } from '../sleep.ts'
import type { PortContext } from './port-context.ts'

type Ports = CapabilityPorts['audit.query'] & CapabilityPorts['audit.alert'] & CapabilityPorts['rs.echo']

const firstLookMs = 50
const mostPages = 50

/** What the target has on record about a partner: every page of a declared query, or its part of a log. */
export function trailQuery({ bench }: Pick<PortContext, 'bench'>) {
  /** What a log says of the partner, and of these acts, even where it does not say whose they were. */
  async function written(partner: Partner, acts: readonly Act[]): Promise<readonly Json[]> {
    const { client, correlation } = bench.target.audit?.fields ?? {}
    const asked = new Set(acts.map(act => act.correlation))
    return (await bench.log()).filter(
      record =>
        (client !== undefined && atPointer(record, client) === partner.clientId) ||
        (correlation !== undefined && asked.has(String(atPointer(record, correlation)))),
    )
  }

  return async function query(
    kind: 'audit' | 'alerts',
    partner: Partner,
    acts: readonly Act[] = [],
  ): Promise<readonly Json[]> {
    const declared = bench.target[kind]
    if (!declared) throw new Untestable(`the target file declares no ${kind}`)
    if ('files' in declared) return written(partner, acts)
    const records: Json[] = []
    let cursor: string | null = ''
    for (let page = 0; cursor !== null && page < mostPages; page += 1) {
      const [method = 'GET', path = '/'] = declared.request.split(' ', 2)
      const filled = fillText(
        path,
        { ...bench.bag, client: partner.clientId, organisation: partner.organisation.id, cursor, correlation: '' },
        encodeURIComponent,
      )
      const url = filled.startsWith('/')
        ? (declared.url ?? bench.target.management?.url ?? '').replace(/\/$/, '') + filled
        : filled
      const json = await bench.read(method, url, declared.as, `the ${kind} of ${partner.name}`)
      const found = atPointer(json, declared.records)
      if (!Array.isArray(found))
        throw new Untestable(`the answer to the ${kind} query holds no list at ${declared.records}`)
      records.push(...(found as Json[]))
      const next = 'next' in declared && declared.next ? atPointer(json, declared.next) : null
      cursor = next === null || next === undefined || next === '' ? null : String(next)
    }
    return records
  }
}

export function observationPorts(context: PortContext): Ports {
  const { bench } = context
  const { nowMs } = bench.clock

  const query = trailQuery(context)

  /** Asks again, ever less often, until it holds or the tier's delay is over. */
  async function until<T>(look: () => Promise<T>, enough: (seen: T) => boolean): Promise<T> {
    const deadlineMs = nowMs() + bench.plan.limits.auditDelayMs
    for (let pauseMs = firstLookMs; ; pauseMs = Math.min(pauseMs * 2, 2_000)) {
      const seen = await context.traffic.ordinary(look, context.priority)
      if (enough(seen) || nowMs() + pauseMs > deadlineMs) return seen
      await sleepUntil(nowMs, nowMs() + pauseMs, bench.signal)
    }
  }

  async function rawAbout(partner: Partner, acts: readonly Act[]): Promise<readonly Json[]> {
    const isIn = (records: readonly Json[]) => {
      const seen = new Set(records.map(record => recordOf(context, record).correlation))
      return acts.every(act => seen.has(act.correlation))
    }
    return until(() => query('audit', partner, acts), isIn)
  }

  return {
    audit: {
      async about(partner, acts) {
        const startedMs = nowMs()
        const records = (await rawAbout(partner, acts)).map(record => recordOf(context, record))
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
        const text = JSON.stringify(await rawAbout(partner, acts))
        return [...new Set(bench.secrets.scan(text).map(hit => hit.what))]
      },
    },
    alerts: {
      async about(partner) {
        const kind = bench.target.alerts?.fields.kind ?? '/kind'
        const alerts = await until(
          () => query('alerts', partner),
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

/** Where no header of the request is kept, a record names the assertion that it showed, or the token that it was given. */
function actNamedBy(acts: readonly Act[], ...names: readonly (string | null)[]): string | null {
  return acts.find(({ traces }) => traces?.some(trace => names.includes(trace)))?.correlation ?? null
}

function recordOf(context: PortContext, record: Json): AuditRecord {
  const { fields = {}, words } = context.bench.target.audit ?? {}
  const text = (name: keyof typeof fields): string | null => {
    const pointer = fields[name]
    const value = pointer === undefined ? undefined : atPointer(record, pointer)
    return value === undefined || value === null || value === '' ? null : String(value)
  }
  const outcome = text('outcome')
  const meanings = words?.outcome
  return {
    time: text('time'),
    client: text('client'),
    organisation: text('organisation'),
    action: text('action'),
    correlation: text('correlation') ?? actNamedBy(context.acts, text('assertionId'), text('tokenId')),
    reason: text('reason'),
    actor: text('actor'),
    source: addressIn(text('source')),
    tokenId: text('tokenId'),
    point: text('point'),
    outcome:
      outcome === null
        ? null
        : (meanings?.allowed ?? ['allowed']).includes(outcome)
          ? 'allowed'
          : (meanings?.denied ?? ['denied']).includes(outcome)
            ? 'denied'
            : null,
  }
}
