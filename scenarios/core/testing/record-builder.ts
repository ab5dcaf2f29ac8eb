/** Builds plans and records for the tests of judgement: plain data, made from few words. */
import type { Cell, Check } from '../check.ts'
import type { Control } from '../control.ts'
import type { Facts, Segment } from '../facts.ts'
import type { Plan, PointPlan } from '../plan.ts'
import type { Actor, Entry } from '../record.ts'

export const limitMs = 2_000
export const holdMs = 1_500

const sent = { method: 'GET', url: 'https://edge.example/v1/shipments', headerNames: [], credentials: [] }

export function pointOf(change: Partial<PointPlan> = {}): PointPlan {
  return { name: 'edge', kind: 'enforcement', denies: ['oauth'], cacheMs: 0, connections: ['fresh'], ...change }
}

export function controlOf(id: string, core = true): Control {
  return {
    id,
    stage: 'REVOKE',
    title: id,
    core,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: [],
  }
}

export function planOf(required: readonly string[], change: Partial<Plan> = {}): Plan {
  const file = { name: 'staging', file: 'staging.yaml', digest: 'sha256:0' }
  return {
    schema: 'sallyport.plan/1',
    run: 'r1',
    tool: 'test',
    createdWall: '2026-06-01T00:00:00Z',
    target: file,
    partner: { ...file, organisation: 'org' },
    tier: 'high',
    profile: { name: 'test@1', digest: 'sha256:0', controls: required, excluded: [], coreLeftOut: [], waivers: [] },
    limits: {
      timeToStopMs: limitMs,
      holdMs,
      tokenLifetimeMs: 300_000,
      leewayMs: 1_000,
      auditDelayMs: 1_000,
      clockOffsetMs: 5_000,
    },
    points: [pointOf(), pointOf({ name: 'issuer', kind: 'issuer' })],
    required,
    advised: [],
    notApplicable: [],
    gaps: [],
    leftOut: [],
    scenarios: required.map(id => ({
      id,
      title: id,
      stage: 'REVOKE',
      controls: [id],
      waitsMs: 0,
      trials: 1,
      blast: 'own',
    })),
    narrowedTo: null,
    creates: { clients: 0, organisations: 0, certificates: 0, levers: 0 },
    probes: { budget: 100, perWithdrawal: 25 },
    criticalPathMs: 0,
    predictedMs: 0,
    ...change,
  }
}

export function factsOf(change: Partial<Facts> = {}): Facts {
  return {
    ending: 'answered',
    phase: 'body',
    sentAtMs: 0,
    endedAtMs: 5,
    connection: { kind: 'fresh', id: 'c', source: '127.0.0.1' },
    ...change,
  }
}

const body = { bytes: 20, sha256: 'aa', complete: true, framed: true, capped: false }

/** Looks that an answer may have, without times and connection. */
export const looks = {
  allowed: { status: 200, body, proof: 'found' },
  possible: { status: 200, body, proof: 'absent' },
  denied: { status: 401, body, proof: 'absent', challenge: 'bearer', oauthError: 'invalid_token' },
  bare: { status: 403, body, proof: 'absent' },
  outage: { status: 503, body, proof: 'absent' },
  throttled: { status: 429, body, proof: 'absent' },
  timeout: { ending: 'timed-out', phase: 'headers' },
  ended: { ending: 'ended', phase: 'request', proof: 'absent' },
} as const satisfies Record<string, Partial<Facts>>

export type Look = keyof typeof looks

/** An exchange of 5 ms. */
export function exchange(
  id: string,
  look: Look | Partial<Facts>,
  atMs: number,
  more: { by?: Actor; point?: string } = {},
): Entry {
  const facts = typeof look === 'string' ? looks[look] : look
  return {
    kind: 'exchange',
    id,
    scenario: null,
    by: more.by ?? 'partner',
    point: more.point ?? 'edge',
    what: 'a call',
    connection: 'fresh',
    sent,
    facts: factsOf({ ...facts, sentAtMs: atMs, endedAtMs: atMs + 5 }),
  }
}

export interface Probe {
  look: Look
  sentAtMs: number
  endedAtMs: number
  connection: string
}

export function segmentsOf(probes: readonly Probe[], cell: Cell): readonly Segment[] {
  const segments: Segment[] = []
  let lastKey = ''
  let lastSentMs: number | null = null
  for (const { look, sentAtMs, endedAtMs, connection } of probes) {
    const lasting = cell.connection !== 'fresh' && cell.connection !== 'resumed'
    const key = `${look} ${lasting ? connection : ''}`
    const at = { sentAtMs, endedAtMs }
    const gapMs = lastSentMs === null ? 0 : sentAtMs - lastSentMs
    const current = segments.at(-1)
    lastSentMs = sentAtMs
    if (current && key === lastKey) {
      current.count += 1
      current.last = at
      current.maxGapMs = Math.max(current.maxGapMs, gapMs)
      continue
    }
    lastKey = key
    const facts = factsOf({
      ...looks[look],
      ...(cell.connection === 'stream' && look === 'allowed' && { ending: 'event' }),
      ...at,
      connection: { kind: cell.connection, id: connection, source: '127.0.0.1' },
      tls: { version: 'TLSv1.3', resumed: cell.connection === 'resumed' },
    })
    segments.push({ facts, count: 1, first: at, last: at, maxGapMs: gapMs })
  }
  return segments
}

type Series = Extract<Entry, { kind: 'series' }>

export const cellOf = (change: Partial<Cell> = {}): Cell => ({
  point: 'edge',
  path: 'jwt',
  connection: 'fresh',
  regime: 'busy',
  ...change,
})

export function seriesOf(id: string, cell: Cell, probes: readonly Probe[], change: Partial<Series> = {}): Series {
  return {
    kind: 'series',
    id,
    scenario: null,
    by: 'partner',
    cell,
    what: 'a watched call',
    sent,
    intervalMs: 40,
    armedAtMs: probes.find(probe => probe.look === 'allowed')?.sentAtMs ?? null,
    untilMs: probes.at(-1)?.endedAtMs ?? 0,
    segments: segmentsOf(probes, cell),
    probes: probes.length,
    loopDelayP99Ms: 1,
    credentialEndsAtMs: null,
    ...change,
  }
}

export function leverAt(sentAtMs: number, change: Partial<Extract<Entry, { kind: 'lever' }>> = {}): Entry {
  return {
    kind: 'lever',
    id: 'l',
    scenario: null,
    lever: 'suspend-client',
    subject: 'partner',
    sentAtMs,
    acknowledgedAtMs: sentAtMs + 3,
    answer: 'done',
    ...change,
  }
}

export const played = (
  scenario: string,
  ending: 'finished' | 'untestable' | 'aborted' | 'fault' = 'finished',
): Entry => ({
  kind: 'played',
  scenario,
  ending,
  startedAtMs: 0,
  endedAtMs: 1,
})

export const checkOf = (control: string, check: Check, scenario = control): Entry => ({
  kind: 'check',
  scenario,
  controls: [control],
  check,
})

/** The witness, admitted every 250 ms over a connection of this kind from `fromMs` to `untilMs`. */
export function witnessOver(
  fromMs: number,
  untilMs: number,
  look: (atMs: number) => Look = () => 'allowed',
  cell = cellOf(),
): Entry {
  const probes: Probe[] = []
  for (let atMs = fromMs; atMs <= untilMs; atMs += 250) {
    probes.push({ look: look(atMs), sentAtMs: atMs, endedAtMs: atMs + 5, connection: 'w' })
  }
  return seriesOf(`w-${cell.point}-${cell.connection}`, cell, probes, { by: 'witness', intervalMs: 250 })
}
