/** What the target has on record about a partner, wherever it keeps it: queries that it answers, and logs that it writes. */
import { addressIn } from '../../../fixtures/audit/address-in.ts'
import type { AuditSource } from '../../../fixtures/config/audit-schema.ts'
import { atPointer } from '../../../fixtures/probe/guarded-json.ts'
import type { Json } from '../../../fixtures/probe/probe-request.ts'
import { fillText } from '../../../fixtures/target/templates.ts'
import { Untestable } from '../../../fixtures/workbench/untestable.ts'
import type { Act, AuditRecord, Partner } from '../../../scenarios/core/kit.ts'
import { actAt, actNamedBy, wallMsOf } from './acts-told-of.ts'
import type { PortContext } from './port-context.ts'

/** A record as it stands there, and what it says in words of ours. */
export interface Told {
  readonly source: AuditSource
  readonly raw: Json
  readonly record: AuditRecord
}

export interface Trail {
  about(partner: Partner, acts?: readonly Act[]): Promise<readonly Told[]>
  alerts(partner: Partner): Promise<readonly Json[]>
}

type Query = Pick<Extract<AuditSource, { request: string }>, 'url' | 'request' | 'as' | 'records' | 'next'>

const mostPages = 50

export function createTrail({ bench, acts: all }: Pick<PortContext, 'bench' | 'acts'>): Trail {
  /** What a log says of the partner, and of these acts, even where it does not say whose they were. */
  async function written(source: AuditSource, partner: Partner, acts: readonly Act[]): Promise<readonly Json[]> {
    const { client, correlation } = source.fields
    const asked = new Set(acts.map(act => act.correlation))
    return (await bench.log(source)).filter(
      record =>
        (client !== undefined && atPointer(record, client) === partner.clientId) ||
        (correlation !== undefined && asked.has(String(atPointer(record, correlation)))),
    )
  }

  /** Every page. */
  async function answered(what: 'audit' | 'alerts', declared: Query, partner: Partner): Promise<readonly Json[]> {
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
      const json = await bench.read(method, url, declared.as, `the ${what} of ${partner.name}`)
      const found = atPointer(json, declared.records)
      if (!Array.isArray(found))
        throw new Untestable(`the answer to the ${what} query holds no list at ${declared.records}`)
      records.push(...(found as Json[]))
      const next = declared.next ? atPointer(json, declared.next) : null
      cursor = next === null || next === undefined || next === '' ? null : String(next)
    }
    return records
  }

  return {
    async about(partner, acts = []) {
      const sources = bench.target.audit
      if (!sources) throw new Untestable('the target file declares no audit')
      const told: Told[] = []
      for (const source of sources) {
        const raws =
          'request' in source ? await answered('audit', source, partner) : await written(source, partner, acts)
        told.push(...raws.map(raw => ({ source, raw, record: recordOf(source, raw, all, partner.clientId) })))
      }
      return told
    },
    alerts(partner) {
      const { alerts } = bench.target
      if (!alerts) throw new Untestable('the target file declares no alerts')
      return answered('alerts', alerts, partner)
    },
  }
}

/** `about`: of whom a query was asked; what it answers without a name is told of that one. */
function recordOf(
  { fields, words, ...source }: AuditSource,
  raw: Json,
  acts: readonly Act[],
  about: string,
): AuditRecord {
  const text = (name: keyof typeof fields): string | null => {
    const pointer = fields[name]
    const value = pointer === undefined ? undefined : atPointer(raw, pointer)
    return value === undefined || value === null || value === '' ? null : String(value)
  }
  const outcome = text('outcome')
  const { allowed = ['allowed'], denied = ['denied'] } = words.outcome ?? {}
  return {
    time: text('time'),
    client: text('client') ?? ('request' in source && fields.client === undefined ? about : null),
    organisation: text('organisation'),
    action: text('action'),
    correlation:
      text('correlation') ??
      actNamedBy(acts, text('assertionId'), text('tokenId')) ??
      actAt(acts, text('path'), wallMsOf(text('time'))),
    reason: text('reason'),
    actor: text('actor'),
    source: addressIn(text('source')),
    tokenId: text('tokenId'),
    point: text('point'),
    outcome:
      outcome === null ? null : allowed.includes(outcome) ? 'allowed' : denied.includes(outcome) ? 'denied' : null,
  }
}
