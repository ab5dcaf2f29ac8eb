/** Made-up records for the tests of judgement: a plan with one point, and probes of a world whose truth is known. */
import type { Cell, Check } from '../check.ts'
import type { Control } from '../control.ts'
import type { Facts, Segment } from '../facts.ts'
import type { Plan } from '../plan.ts'
import type { Entry } from '../record.ts'

export const control = (id: string, core = false): Control => ({
  id,
  stage: 'REVOKE',
  title: id,
  core,
  level: { low: 'must', standard: 'must', high: 'must' },
  sources: [],
})

export function planOf(required: readonly string[], change: Partial<Plan> = {}): Plan {
  return {
    schema: 'sallyport.plan/1',
    run: 'run',
    tool: 'sallyport 0',
    createdWall: '2026-01-01T00:00:00.000Z',
    target: { name: 'target', file: 'target.yaml', digest: '' },
    partner: { name: 'partner', file: 'partner.yaml', digest: '', organisation: 'org' },
    tier: 'high',
    profile: { name: 'go-live', digest: '', controls: required, excluded: [], coreLeftOut: [], waivers: [] },
    limits: {
      timeToStopMs: 10_000,
      holdMs: 10_000,
      tokenLifetimeMs: 300_000,
      leewayMs: 1_000,
      auditDelayMs: 1_000,
      clockOffsetMs: 2_000,
    },
    points: [
      {
        name: 'gateway',
        kind: 'enforcement',
        denies: ['oauth'],
        cacheMs: 0,
        connections: ['fresh', 'kept-alive', 'stream'],
      },
    ],
    required,
    advised: [],
    notApplicable: [],
    gaps: [],
    scenarios: required.map(id => ({ id, title: id, stage: 'REVOKE', controls: [id], waitsMs: 0, blast: 'own' })),
    narrowedTo: null,
    creates: { clients: 0, organisations: 0, certificates: 0, levers: 0 },
    criticalPathMs: 0,
    predictedMs: 0,
    ...change,
  }
}

export type Seen = 'allowed' | 'denied' | 'scope' | 'bare' | '503' | '429' | 'timeout' | 'html'

export function factsOf(seen: Seen, sentAtMs: number, connection = 'k1', tookMs = 2): Facts {
  const base = {
    phase: 'body' as const,
    sentAtMs,
    endedAtMs: sentAtMs + tookMs,
    connection: { kind: 'kept-alive' as const, id: connection, source: '127.0.0.1' },
  }
  const body = { bytes: 10, sha256: 'x', complete: true, framed: true, capped: false }
  const answered = { ...base, ending: 'answered' as const, body, proof: 'absent' as const, headerCount: 5, headers: {} }
  switch (seen) {
    case 'allowed':
      return { ...answered, status: 200, proof: 'found' }
    case 'denied':
      return { ...answered, status: 401, challenge: 'bearer', oauthError: 'invalid_token' }
    case 'scope':
      return { ...answered, status: 403, challenge: 'bearer', oauthError: 'insufficient_scope' }
    case 'bare':
      return { ...answered, status: 401 }
    case '503':
      return { ...answered, status: 503 }
    case '429':
      return { ...answered, status: 429 }
    case 'html':
      return { ...answered, status: 200 }
    case 'timeout':
      return { ...base, ending: 'timed-out', phase: 'headers' }
    default:
      return seen satisfies never
  }
}

export const exchange = (id: string, seen: Seen, sentAtMs: number): Entry => ({
  kind: 'exchange',
  id,
  scenario: 'A-01',
  by: 'partner',
  point: 'gateway',
  what: id,
  connection: 'fresh',
  sent: { method: 'GET', url: 'https://gateway/', headerNames: [], credentials: [] },
  facts: factsOf(seen, sentAtMs),
})

/** Probes at a fixed interval against a world that answers by the time of arrival. */
export function probe(
  world: (atMs: number, nth: number) => Seen,
  fromMs: number,
  untilMs: number,
  intervalMs: number,
  connectionOf = (_nth: number) => 'k1',
): Segment[] {
  const segments: Segment[] = []
  let lastSentAtMs: number | null = null
  for (let nth = 0; fromMs + nth * intervalMs <= untilMs; nth += 1) {
    const sentAtMs = fromMs + nth * intervalMs
    const facts = factsOf(world(sentAtMs + 1, nth), sentAtMs, connectionOf(nth))
    const at = { sentAtMs, endedAtMs: facts.endedAtMs }
    const gapMs: number = lastSentAtMs === null ? 0 : sentAtMs - lastSentAtMs
    const previous = segments.at(-1)
    lastSentAtMs = sentAtMs
    const same =
      previous &&
      previous.facts.status === facts.status &&
      previous.facts.proof === facts.proof &&
      previous.facts.ending === facts.ending &&
      previous.facts.connection.id === facts.connection.id
    if (previous && same)
      segments[segments.length - 1] = {
        ...previous,
        count: previous.count + 1,
        last: at,
        maxGapMs: Math.max(previous.maxGapMs, gapMs),
      }
    else segments.push({ facts, count: 1, first: at, last: at, maxGapMs: gapMs })
  }
  return segments
}

export const cell: Cell = { point: 'gateway', path: 'jwt', connection: 'kept-alive', regime: 'busy' }

export function series(
  id: string,
  segments: readonly Segment[],
  change: Partial<Extract<Entry, { kind: 'series' }>> = {},
): Entry {
  return {
    kind: 'series',
    id,
    scenario: 'A-01',
    by: 'partner',
    cell,
    what: id,
    sent: { method: 'GET', url: 'https://gateway/', headerNames: [], credentials: [] },
    intervalMs: 50,
    armedAtMs: 0,
    untilMs: segments.at(-1)?.last.endedAtMs ?? 0,
    segments,
    probes: segments.reduce((sum, segment) => sum + segment.count, 0),
    loopDelayP99Ms: 2,
    credentialEndsAtMs: null,
    ...change,
  }
}

export const witness = (world: (atMs: number) => Seen = () => 'allowed', untilMs = 60_000): Entry =>
  series('witness', probe(world, 0, untilMs, 200), { by: 'witness', scenario: null })

export const lever = (sentAtMs: number, answer: 'done' | 'refused' | 'unknown' = 'done'): Entry => ({
  kind: 'lever',
  id: 'lever',
  scenario: 'A-01',
  lever: 'suspend-client',
  subject: 'client',
  sentAtMs,
  acknowledgedAtMs: sentAtMs + 5,
  answer,
})

export const played = (scenario: string, ending: 'finished' | 'fault' = 'finished'): Entry => ({
  kind: 'played',
  scenario,
  ending,
  startedAtMs: 0,
  endedAtMs: 1,
})

export const checked = (check: Check, controls: readonly string[] = ['A-01']): Entry => ({
  kind: 'check',
  scenario: controls[0] ?? 'A-01',
  controls,
  check,
})

export const stops = (change: Partial<Extract<Check, { kind: 'stops' }>> = {}): Check => ({
  kind: 'stops',
  cell,
  series: 'watch',
  lever: 'lever',
  limitMs: 10_000,
  holdMs: 10_000,
  expected: 'stops',
  ...change,
})
