/** Made-up entries of a run record that tell the story of the sample run. */
import type { Check } from '../../scenarios/core/check.ts'
import type { Facts } from '../../scenarios/core/facts.ts'
import type { Actor, Entry, Sent } from '../../scenarios/core/record.ts'

const sent: Sent = {
  method: 'GET',
  url: 'https://gateway.sample.example/v1/shipments',
  headerNames: ['authorization', 'traceparent'],
  credentials: ['token northwind#3f9a0c1d', 'certificate northwind#77aa01be'],
  correlation: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
}

function facts(atMs: number, more: Partial<Facts> = {}): Facts {
  return {
    ending: 'answered',
    phase: 'body',
    sentAtMs: atMs,
    endedAtMs: atMs + 4,
    status: 200,
    proof: 'found',
    connection: { kind: 'fresh', id: 'c1', source: '127.0.0.1' },
    dateOffsetMs: -420,
    ...more,
  }
}

function exchange(id: string, scenario: string, by: Actor, point: string, what: string, seen: Facts): Entry {
  return { kind: 'exchange', id, scenario, by, point, what, connection: 'fresh', sent, facts: seen }
}

function check(scenario: string, check: Check): Entry {
  return { kind: 'check', scenario, controls: [scenario], check }
}

function played(scenario: string, startedAtMs: number, endedAtMs: number): Entry {
  return { kind: 'played', scenario, ending: 'finished', startedAtMs, endedAtMs }
}

export function sampleEntries({ healthy, hostile }: { healthy: boolean; hostile: string }): Entry[] {
  const refused: Partial<Facts> = { status: 401, proof: 'absent', oauthError: 'invalid_token', challenge: 'bearer' }
  return [
    {
      kind: 'open',
      run: 'sample-7f3a',
      tool: 'sallyport 0.0.0-sample',
      node: 'v24.0.0',
      startedWall: '2026-03-01T09:00:00.000Z',
      plan: `sha256:${'d4'.repeat(32)}`,
    },
    exchange('e1', 'THEFT-01', 'partner', 'gateway', 'readShipments', facts(1000)),
    exchange(
      'e2',
      'THEFT-01',
      'attacker',
      'gateway',
      `readShipments with the certificate of someone else${hostile}`,
      facts(1010, { connection: { kind: 'fresh', id: 'c2', source: '127.0.0.9' }, ...(healthy ? refused : {}) }),
    ),
    exchange('e3', 'THEFT-01', 'partner', 'gateway', 'readShipments', facts(1020)),
    check('THEFT-01', {
      kind: 'refuses',
      expected: 'the call with another certificate is refused',
      point: 'gateway',
      element: 'holder',
      mutation: 'another certificate',
      before: 'e1',
      mutant: 'e2',
      after: 'e3',
    }),
    played('THEFT-01', 950, 1100),
    {
      kind: 'lever',
      id: 'l1',
      scenario: 'REVOKE-10',
      lever: 'suspend-client',
      subject: `northwind${hostile}`,
      sentAtMs: 5000,
      acknowledgedAtMs: 5012,
      answer: 'done',
      readBack: 'done',
    },
    {
      kind: 'series',
      id: 's1',
      scenario: 'REVOKE-10',
      by: 'partner',
      cell: { point: 'edge', path: 'open-stream', connection: 'stream', regime: 'busy' },
      what: 'shipmentEvents',
      sent,
      intervalMs: 200,
      armedAtMs: 4000,
      untilMs: 25_400,
      segments: [
        {
          facts: facts(4000, { ending: 'event', connection: { kind: 'stream', id: 'c9', source: '127.0.0.1' } }),
          count: healthy ? 7 : 107,
          first: { sentAtMs: 4000, endedAtMs: 4000 },
          last: { sentAtMs: healthy ? 5402 : 25_400, endedAtMs: healthy ? 5402 : 25_400 },
          maxGapMs: 204,
        },
      ],
      probes: healthy ? 7 : 107,
      loopDelayP99Ms: 3.2,
      eventPeriodMs: 200,
      credentialEndsAtMs: 120_000,
    },
    check('REVOKE-10', {
      kind: 'stops',
      expected: 'the open stream ends within 10 s of the suspension, and stays ended',
      point: 'edge',
      cell: { point: 'edge', path: 'open-stream', connection: 'stream', regime: 'busy' },
      series: 's1',
      lever: 'l1',
      limitMs: 10_000,
      holdMs: 20_000,
    }),
    played('REVOKE-10', 3900, 25_600),
    exchange('e4', 'ISSUE-01', 'partner', 'issuer', 'token request', facts(600, { dateOffsetMs: 610, endedAtMs: 640 })),
    check('ISSUE-01', {
      kind: 'value',
      expected: 'at most 300 s',
      what: 'expires_in of the token answer',
      operator: 'at-most',
      seen: healthy ? 300 : 900,
      wanted: 300,
    }),
    played('ISSUE-01', 590, 700),
    {
      kind: 'note',
      topic: 'audit-reconciliation',
      scenario: 'AUDIT-05',
      data: {
        acts: 3412,
        found: healthy ? 3412 : 3409,
        missing: healthy
          ? []
          : ['GET /v1/shipments at edge, 09:00:14Z', `POST /v1/shipments at edge, 09:00:15Z${hostile}`],
        unexpected: healthy ? [] : [`client.updated by registrar${hostile}`],
        lateMs: { median: 340, worst: 2210 },
      },
    },
    played('AUDIT-05', 500, 30_000),
    { kind: 'close', endedAtMs: 41_230, requests: 3412, criticalPathMs: 39_800, leftBehind: [], interrupted: false },
  ]
}
