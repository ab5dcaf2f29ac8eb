/** Sends one prepared request through the prober, writes down what came back, and remembers it as an act of its scenario. */

import type { Prepared } from '../../fixtures/partner/sendable.ts'
import type { ReceivedAnswer } from '../../fixtures/probe/probe-request.ts'
import { tracesOf } from '../../fixtures/target/traces.ts'
import type { Workbench } from '../../fixtures/workbench/workbench.ts'
import { classify } from '../../scenarios/core/classify.ts'
import type { ConnectionKind, Facts } from '../../scenarios/core/facts.ts'
import type { Act } from '../../scenarios/core/kit.ts'
import type { PointPlan } from '../../scenarios/core/plan.ts'
import type { Sent } from '../../scenarios/core/record.ts'

/** What one scenario sent so far, and on whose behalf. */
export interface Scope {
  scenario: string | null
  acts: Act[]
  /** Credentials that stand in answers, where a scenario asks for that; see `search`. */
  shown?: string[]
}

/** What sending takes of a workbench. */
type Sender = Pick<Workbench, 'run' | 'next' | 'prober' | 'connections' | 'record' | 'secrets'>

export interface Dispatched {
  exchange: string
  facts: Facts
  answer: ReceivedAnswer | undefined
  act: Act
}

export interface Wish {
  point: PointPlan
  what: string
  connection: ConnectionKind
  kind: Act['kind']
  /** Which kept connection to use; one per scenario, point and identity unless told. */
  connectionName?: string
}

/** A place that asks for a nonce has not answered yet: what is no experiment is made anew, and both are written down. */
export async function dispatch(bench: Sender, scope: Scope, prepared: Prepared, wish: Wish): Promise<Dispatched> {
  const seen = await send(bench, scope, prepared, wish)
  const isChallenge = seen.facts.oauthError === 'use_dpop_nonce'
  return isChallenge && prepared.again ? send(bench, scope, await prepared.again(), wish) : seen
}

async function send(bench: Sender, scope: Scope, prepared: Prepared, wish: Wish): Promise<Dispatched> {
  const correlation = bench.next(`${bench.run}-r`)
  const kind = wish.connection === 'stream' ? 'fresh' : wish.connection
  const probe = async (name: string | undefined, isOpen = false) => ({
    isOpen,
    ...(await bench.prober.probe({
      ...prepared.request,
      headers: { ...prepared.request.headers, ...correlated(correlation) },
      connection: { kind, ...(name !== undefined && { name, reopen: wish.connectionName === undefined }) },
      wantBody: true,
      shapes: wish.point.denies,
    })),
  })
  const owner = `${scope.scenario ?? 'run'}/${wish.point.name}/${prepared.request.identity}`
  const probed = await (kind === 'fresh' || wish.connectionName
    ? probe(wish.connectionName)
    : bench.connections(owner).with(probe))
  scope.shown?.push(...search(bench, probed.answer, `${wish.what}, at ${wish.point.name}`))
  receiveSecrets(bench, probed.answer?.json, wish.what)
  const facts = prepared.readBack ? await withReadBack(bench, prepared.readBack, probed.facts) : probed.facts
  const exchange = bench.next('x')
  bench.record({
    kind: 'exchange',
    id: exchange,
    scenario: scope.scenario,
    by: prepared.by,
    point: wish.point.name,
    what: wish.what,
    connection: wish.connection,
    sent: sentOf(prepared, correlation),
    facts,
  })
  const where = { point: wish.point.name, source: facts.connection.source }
  if (probed.isOpen && wasClosedMeanwhile(prepared, facts)) {
    // A proof of possession is good once: where it must be this very one, its answer is lost.
    const anew = prepared.request.possession ? await prepared.again?.() : prepared
    if (anew) {
      scope.acts.push({ correlation, ...where, kind: 'cut', allowed: null })
      return send(bench, scope, anew, wish)
    }
  }
  const { verdict } = classify(facts, wish.point)
  const act: Act = {
    correlation,
    ...where,
    kind: wish.kind,
    allowed: verdict === 'indeterminate' ? null : verdict === 'allowed',
    traces: tracesOf(prepared.request.body, probed.answer?.json),
  }
  scope.acts.push(act)
  if (verdict === 'allowed' && probed.answer) await prepared.admitted?.(probed.answer)
  return { exchange, facts, answer: probed.answer, act }
}

/** A server may close an open connection at any time: what changes nothing is then sent over another. @see RFC 9112 §9.3.1 */
function wasClosedMeanwhile({ request }: Prepared, { ending, phase }: Facts): boolean {
  return request.method === 'GET' && ending === 'ended' && phase === 'request'
}

/** Every credential that was known before an answer came: what the answer itself hands out is not among them yet. */
function search(
  bench: Pick<Workbench, 'secrets'>,
  answer: ReceivedAnswer | undefined,
  what: string,
): readonly string[] {
  if (!answer) return []
  const text = [...Object.entries(answer.headers).map(([name, value]) => `${name}: ${value}`), answer.text].join('\n')
  const labels = bench.secrets.scan(text).filter(hit => hit.form !== 'pattern')
  return [...new Set(labels.map(hit => `${hit.label} in the answer to: ${what}`))]
}

const secretMembers = [
  'access_token',
  'refresh_token',
  'id_token',
  'client_secret',
  'registration_access_token',
] as const

/** Whatever the target hands out is known as a secret before anyone else sees the answer. */
export function receiveSecrets(bench: Pick<Workbench, 'secrets'>, json: unknown, what: string): void {
  if (typeof json !== 'object' || json === null) return
  for (const [name, value] of Object.entries(json)) {
    const secret = secretMembers.find(member => member === name)
    if (secret && typeof value === 'string') bench.secrets.receive(`${secret} (${what})`, value)
  }
}

/** A write is judged by what it left behind, not by its status. */
async function withReadBack(bench: Sender, request: Omit<Prepared['request'], never>, facts: Facts): Promise<Facts> {
  const correlation = bench.next(`${bench.run}-b`)
  const { facts: seen } = await bench.prober.probe({
    ...request,
    headers: { ...request.headers, ...correlated(correlation) },
    connection: { kind: 'fresh' },
  })
  const answered = seen.ending === 'answered' && seen.status === 200
  return answered && seen.proof ? { ...facts, proof: seen.proof } : withoutProof(facts)
}

function withoutProof({ proof: _, ...facts }: Facts): Facts {
  return facts
}

export function sentOf(prepared: Prepared, correlation?: string): Sent {
  const url = new URL(prepared.request.url)
  const query = [...url.searchParams.keys()].map(name => `${name}=…`).join('&')
  return {
    method: prepared.request.method,
    url: `${url.origin}${prepared.request.url.slice(url.origin.length).split('?')[0] ?? ''}${query ? `?${query}` : ''}`,
    headerNames: [...Object.keys(prepared.request.headers), ...(prepared.request.possession ? ['dpop'] : [])],
    credentials: prepared.credentials,
    ...(correlation && { correlation }),
  }
}

/** Both ways in which a target may follow a request. @see https://www.w3.org/TR/trace-context/#traceparent-header */
export function correlated(correlation: string): Readonly<Record<string, string>> {
  return { 'x-request-id': correlation }
}
