/** A made-up run for tests of reports: a plan, a sealed record and a verdict that fit together, with every kind of result in it. */
import { chainStart, sealLine } from '../../scenarios/core/chain.ts'
import type { Plan } from '../../scenarios/core/plan.ts'
import type { Entry, Line } from '../../scenarios/core/record.ts'
import type { ControlResult, VerdictFile } from '../../scenarios/core/verdict-file.ts'
import type { ReportInput } from '../report-input.ts'
import { sampleCatalogue } from './sample-catalogue.ts'
import { sampleEntries } from './sample-entries.ts'
import { sampleStops } from './sample-stops.ts'

export interface SampleOptions {
  /** A healthy run: everything required passes. */
  healthy?: boolean
  /** Put wherever a target can put words of its own. */
  hostile?: string
  plan?: Partial<Plan>
  verdict?: Partial<VerdictFile>
}

export function sampleRun({ healthy = false, hostile = '', plan = {}, verdict = {} }: SampleOptions = {}): ReportInput {
  const lines = sealed(sampleEntries({ healthy, hostile }))
  const timeToStop = sampleStops(healthy)
  const controls = healthy ? healthyControls : sickControls(hostile)
  const troubles = ['fail', 'inconclusive'].flatMap(result =>
    controls.filter(control => control.required && control.result === result),
  )
  return {
    plan: { ...samplePlan, ...plan },
    lines,
    catalogue: sampleCatalogue,
    verdict: {
      schema: 'sallyport.verdict/1',
      verdict: healthy ? 'GO' : 'NO-GO',
      run: samplePlan.run,
      target: samplePlan.target.name,
      partner: samplePlan.partner.name,
      tier: samplePlan.tier,
      profile: { name: samplePlan.profile.name, digest: samplePlan.profile.digest, excluded: [] },
      notAGoLiveDecision: false,
      reasons: troubles.map(({ id, reason }) => `${id}: ${reason}`),
      controls,
      timeToStop,
      timing: { wallMs: 41_230, criticalPathMs: 39_800, predictedMs: 40_100, requests: 3412 },
      record: { lines: lines.length, head: lines.at(-1)?.hash ?? chainStart },
      leftBehind: healthy ? [] : [`client sp-7f3a-12${hostile} (removal answered 503 three times)`],
      ...verdict,
    },
  }
}

function sealed(entries: readonly Entry[]): Line[] {
  const lines: Line[] = []
  for (const entry of entries) {
    const seq = lines.length + 1
    lines.push(sealLine(entry, { seq, atMs: seq * 100, previous: lines.at(-1)?.hash ?? chainStart }))
  }
  return lines
}

const samplePlan: Plan = {
  schema: 'sallyport.plan/1',
  run: 'sample-7f3a',
  tool: 'sallyport 0.0.0-sample',
  createdWall: '2026-03-01T09:00:00.000Z',
  target: { name: 'acme-sample', file: 'acme-sample.target.yaml', digest: `sha256:${'a1'.repeat(32)}` },
  partner: {
    name: 'northwind-sample',
    file: 'northwind sample.partner.yaml',
    digest: `sha256:${'b2'.repeat(32)}`,
    organisation: 'org-northwind',
  },
  tier: 'high',
  profile: {
    name: 'go-live@1',
    digest: `sha256:${'c3'.repeat(32)}`,
    controls: sampleCatalogue.map(({ id }) => id).filter(id => id !== 'EXPIRE-01'),
    excluded: [],
    coreLeftOut: [],
    waivers: [
      {
        control: 'ISSUE-01',
        target: 'acme-sample',
        failure: 'the token lives 900 s',
        owner: 'Jonas Vermeer',
        approver: 'Ines Okafor',
        ticket: 'SEC-1042',
        granted: '2026-02-10',
        expires: '2026-04-30',
      },
    ],
  },
  limits: {
    timeToStopMs: 10_000,
    holdMs: 20_000,
    tokenLifetimeMs: 300_000,
    leewayMs: 10_000,
    auditDelayMs: 60_000,
    clockOffsetMs: 5000,
  },
  points: [
    {
      name: 'gateway',
      kind: 'enforcement',
      denies: ['oauth'],
      cacheMs: 250,
      connections: ['fresh', 'kept-alive', 'stream'],
    },
    {
      name: 'edge',
      kind: 'enforcement',
      denies: ['oauth'],
      cacheMs: 300,
      connections: ['fresh', 'kept-alive', 'stream'],
    },
    { name: 'issuer', kind: 'issuer', denies: ['oauth'], cacheMs: 0, connections: ['fresh'] },
  ],
  required: sampleCatalogue
    .map(({ id }) => id)
    .filter(id => !['EXPIRE-01', 'AUDIT-12', 'ISSUE-10', 'WEBHOOK-06'].includes(id)),
  advised: ['AUDIT-12'],
  notApplicable: [
    { control: 'ISSUE-10', reason: 'this partner uses no refresh tokens' },
    { control: 'WEBHOOK-06', reason: 'this partner receives no events' },
  ],
  gaps: [],
  leftOut: [],
  scenarios: [
    {
      id: 'REVOKE-01',
      title: 'A revoked token stops working everywhere',
      stage: 'REVOKE',
      controls: ['REVOKE-01'],
      waitsMs: 30_000,
      trials: 1,
      blast: 'own',
    },
  ],
  narrowedTo: null,
  creates: { clients: 14, organisations: 3, certificates: 22, levers: 6 },
  probes: { budget: 300, perWithdrawal: 52 },
  criticalPathMs: 40_000,
  predictedMs: 40_100,
}

function pass(id: string): ControlResult {
  return { id, result: 'pass', required: true, scenario: id, reason: 'as it must be' }
}

const healthyControls: readonly ControlResult[] = [
  ...samplePlan.required.map(pass),
  { ...pass('AUDIT-12'), required: false },
  ...samplePlan.notApplicable.map(
    ({ control, reason }): ControlResult => ({
      id: control,
      result: 'not-applicable',
      required: false,
      scenario: null,
      reason,
    }),
  ),
]

function sickControls(hostile: string): ControlResult[] {
  const changes: Record<string, Partial<ControlResult>> = {
    'REVOKE-10': {
      result: 'fail',
      reason: 'a stream that was open when the client was suspended went on delivering data at edge',
      expected: 'the open stream ends within 10 s of the suspension, and stays ended',
      seen: `events kept coming for 20.4 s after the lever${hostile}`,
      point: 'edge',
      path: 'open-stream',
      connection: 'stream',
    },
    'THEFT-01': {
      result: 'fail',
      reason: 'a stolen token was let in without its certificate at gateway',
      expected: 'the call with another certificate is refused',
      seen: `HTTP 200 with the proof of access in it${hostile}`,
      point: 'gateway',
    },
    'AUDIT-05': {
      result: 'inconclusive',
      reason: 'two probes were answered with 429 while the records were being made',
      expected: 'exactly one record for each of 3412 requests',
      seen: '2 answers were neither a yes nor a no',
    },
    'REVOKE-07': {
      result: 'inconclusive',
      reason: 'the stop lies between 9.7 s and 10.5 s, on both sides of the limit of 10 s, at edge',
      point: 'edge',
      path: 'open-connection',
      connection: 'kept-alive',
    },
    'ISSUE-01': { result: 'waived', reason: 'the token lives 900 s', expected: 'at most 300 s', seen: '900 s' },
    'AUDIT-12': {
      result: 'fail',
      reason: 'no alert came within 60 s',
      expected: 'an alert about the copied certificate',
      seen: 'none',
    },
  }
  return healthyControls.map(control => ({ ...control, ...changes[control.id] }))
}
