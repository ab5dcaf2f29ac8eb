import { describe, expect, test } from 'vitest'
import { buildPlan, NothingSelected, type PlanInput } from './build-plan.ts'
import type { Capability } from './kit.ts'
import type { Scenario } from './scenario.ts'
import { controlOf, planOf } from './testing/record-builder.ts'

const scenario = (id: string, needs: readonly Capability[], waits: Scenario['waits'] = []): Scenario => ({
  id,
  title: id,
  why: id,
  controls: [id],
  needs,
  waits,
  play: async () => undefined,
})

const scenarios = [
  scenario('A-01', []),
  scenario('A-02', ['bind.mtls']),
  scenario('A-03', ['revocation'], ['stop', 'hold']),
  scenario('A-04', []),
]
const template = planOf(['A-01'])
const input: PlanInput = {
  run: 'run',
  tool: 'tool',
  createdWall: '2026-01-01T00:00:00Z',
  target: template.target,
  partner: template.partner,
  tier: 'high',
  profile: { name: 'p', digest: '', controls: ['A-01', 'A-02', 'A-03'], excluded: [], waivers: [] },
  limits: template.limits,
  points: template.points,
  capabilities: new Set<Capability>(['bind.mtls', 'revocation']),
  absent: new Map(),
  unused: new Set(),
  scenarios: scenarios.map(each => ({ stage: 'REVOKE', scenario: each })),
  catalogue: ['A-01', 'A-02', 'A-03', 'A-04'].map(id => controlOf(id, id === 'A-04')),
  only: [],
  trials: 1,
  matrix: false,
  expected: { stopMs: 500, tokenLife: null, offlineMs: 800 },
  probes: template.probes,
}

describe('the required set', () => {
  test('is what the profile lists, the tier demands and the partner uses', () => {
    expect(buildPlan(input).required).toEqual(['A-01', 'A-02', 'A-03'])
    expect(
      buildPlan({ ...input, unused: new Set<Capability>(['bind.mtls']) }).notApplicable.map(each => each.control),
    ).toEqual(['A-02'])
  })
  test('a mechanism that the partner uses and the target lacks is a gap', () => {
    const plan = buildPlan({ ...input, capabilities: new Set<Capability>(['revocation']) })
    expect(plan.notApplicable).toEqual([])
    expect(plan.gaps.map(each => each.control)).toEqual(['A-02'])
  })
  test('a control with several scenarios applies as long as one of them has something to ask', () => {
    const second: Scenario = { ...scenario('A-02-REST', []), controls: ['A-02'] }
    const plan = buildPlan({
      ...input,
      unused: new Set<Capability>(['bind.mtls']),
      scenarios: [...input.scenarios, { stage: 'REVOKE', scenario: second }],
    })
    expect(plan.required).toContain('A-02')
    expect(plan.scenarios.filter(each => each.controls.includes('A-02')).map(each => each.id)).toEqual(['A-02-REST'])
  })
  test('keeps what the target cannot do: a gap is no excuse', () => {
    const plan = buildPlan({
      ...input,
      capabilities: new Set<Capability>(['bind.mtls']),
      absent: new Map([['revocation', 'not yet']]),
    })
    expect(plan.required).toContain('A-03')
    expect(plan.gaps).toEqual([{ control: 'A-03', capability: 'revocation', reason: 'not yet' }])
    expect(plan.scenarios.map(each => each.id)).toEqual(['A-01', 'A-02'])
  })
  test('is never narrowed by a filter', () => {
    const plan = buildPlan({ ...input, only: ['A-01'] })
    expect(plan.required).toEqual(['A-01', 'A-02', 'A-03'])
    expect(plan.scenarios.map(each => each.id)).toEqual(['A-01'])
    expect(plan.narrowedTo).toEqual(['A-01'])
  })
  test('is without what the profile excludes, and says when that is a core control', () => {
    const excluded = [{ control: 'A-01', reason: 'r', approver: 'a' }]
    expect(buildPlan({ ...input, profile: { ...input.profile, excluded } }).required).toEqual(['A-02', 'A-03'])
    expect(buildPlan(input).profile.coreLeftOut).toEqual(['A-04'])
  })
})

test('a filter that matches nothing is an error', () => {
  expect(() => buildPlan({ ...input, only: ['A-99'] })).toThrow(NothingSelected)
})

test('the critical path is the longest declared chain of waits', () => {
  expect(buildPlan(input).criticalPathMs).toBe(500 + template.limits.holdMs)
})

test('what is predicted grows with what the probe budget cannot follow at once', () => {
  const predicted = (trials: number, budget: number) =>
    buildPlan({ ...input, trials, probes: { budget, perWithdrawal: 25 } }).predictedMs
  const chainMs = 500 + template.limits.holdMs
  // Four are followed at once: eight trials take twice the chain, and with half the budget four times.
  expect(predicted(8, 100) - predicted(4, 100)).toBe(chainMs + 4 * 60)
  expect(predicted(8, 50) - predicted(8, 100)).toBe(2 * chainMs)
  // A budget that is too small for one lets one in all the same.
  expect(predicted(2, 10)).toBe(predicted(2, 25))
})

describe('acts that others feel', () => {
  const shared = (id: string, control: string): Scenario => ({
    ...scenario(id, ['fault.restart'], ['stop']),
    controls: [control],
    blast: 'shared',
  })
  const withShared = (control: string, capabilities: readonly Capability[]) =>
    buildPlan({
      ...input,
      profile: { ...input.profile, controls: ['A-01', 'A-03', 'A-05'] },
      catalogue: [...input.catalogue, controlOf('A-05')],
      capabilities: new Set<Capability>(['revocation', ...capabilities]),
      absent: new Map([['fault.restart', 'the target file does not allow restart-point']]),
      scenarios: [...input.scenarios, { stage: 'REVOKE', scenario: shared('A-SHARED', control) }],
    })

  test('come on top of the longest chain of the wave, since they run alone', () => {
    const plan = withShared('A-01', ['fault.restart'])
    expect(plan.scenarios.find(each => each.id === 'A-SHARED')?.blast).toBe('shared')
    expect(plan.criticalPathMs).toBe(500 + template.limits.holdMs + 500)
  })
  test('are left out where they are not allowed, if the control can be judged without', () => {
    const plan = withShared('A-01', [])
    expect(plan.gaps).toEqual([])
    expect(plan.scenarios.map(each => each.id)).not.toContain('A-SHARED')
    expect(plan.scenarios.map(each => each.id)).toContain('A-01')
    expect(plan.leftOut).toEqual([
      { scenario: 'A-SHARED', controls: ['A-01'], reason: 'the target file does not allow restart-point' },
    ])
  })
  test('are a gap where nothing else could judge the control', () => {
    const plan = withShared('A-05', [])
    expect(plan.required).toContain('A-05')
    expect(plan.gaps).toEqual([
      { control: 'A-05', capability: 'fault.restart', reason: 'the target file does not allow restart-point' },
    ])
    expect(plan.scenarios.map(each => each.id)).not.toContain('A-SHARED')
  })
})
