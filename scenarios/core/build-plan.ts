/** Decides before anything is sent what will run, what must hold, what does not apply, and how long it will take. */
import type { Control } from './control.ts'
import type { Capability } from './kit.ts'
import type { Plan, PlannedScenario, Stage, Tier } from './plan.ts'
import type { Scenario } from './scenario.ts'
import { chainMs, type Expected, waitsInWords } from './waits.ts'

/** What a target may simply be without: no token to read, no second point. Anything else that a control needs and the target lacks is a gap. */
const optionalForTargets: ReadonlySet<Capability> = new Set<Capability>(['token.jwt', 'rs.multi'])

export interface PlanInput {
  run: string
  tool: string
  createdWall: string
  target: Plan['target']
  partner: Plan['partner']
  tier: Tier
  profile: Omit<Plan['profile'], 'coreLeftOut'>
  limits: Plan['limits']
  points: Plan['points']
  /** What target and partner together have. */
  capabilities: ReadonlySet<Capability>
  /** Why a capability is not there, in the words of the target file. */
  absent: ReadonlyMap<string, string>
  /** Mechanisms that this partner does not use, whatever the target has. */
  unused: ReadonlySet<Capability>
  scenarios: readonly { stage: Stage; scenario: Scenario }[]
  catalogue: readonly Control[]
  only: readonly string[]
  /** Whether the whole kill matrix is asked for. */
  matrix: boolean
  /** How often each withdrawal of access is tried. */
  trials: number
  /** The longest declared cache, and the longest declared bound of a point that is cut off. */
  expected: Expected
  probes: Plan['probes']
  defer?: Plan['defer']
}

/** What `--only` names must exist: a filter that matches nothing is the caller's mistake. */
export class NothingSelected extends Error {}

export function buildPlan(input: PlanInput): Plan {
  const inProfile = new Set(input.profile.controls)
  const excluded = new Set(input.profile.excluded.map(exclusion => exclusion.control))
  const relevant = input.catalogue.filter(control => inProfile.has(control.id) && !excluded.has(control.id))
  const lacks = (need: Capability) => !input.capabilities.has(need)
  const reasonFor = (need: Capability) => input.absent.get(need) ?? 'the target file does not declare it'
  /** A scenario about a mechanism that this partner does not use has nothing to ask. */
  const unusedBy = (scenario: Scenario) =>
    scenario.needs.find(need => input.unused.has(need) || (lacks(need) && optionalForTargets.has(need)))
  /** What others would feel and may not be done is left out, unless nothing else is there to judge the control by. */
  const isPossible = (scenario: Scenario) => scenario.blast !== 'shared' || !scenario.needs.some(lacks)
  const withoutTheLeftOut = (asking: readonly Scenario[]) =>
    asking.some(isPossible) ? asking.filter(isPossible) : asking
  const proving = (id: string) =>
    input.scenarios
      .map(({ scenario }) => scenario)
      .filter(scenario => !scenario.matrix && scenario.controls.includes(id))

  const notApplicable: { control: string; reason: string }[] = []
  const gaps: { control: string; capability: string; reason: string }[] = []
  const applying: Control[] = []
  for (const control of relevant) {
    if (control.level[input.tier] === 'n.a.') {
      notApplicable.push({ control: control.id, reason: `the catalogue does not ask it of tier ${input.tier}` })
      continue
    }
    const scenarios = proving(control.id)
    const asking = withoutTheLeftOut(scenarios.filter(scenario => unusedBy(scenario) === undefined))
    const [unused] = scenarios.flatMap(scenario => unusedBy(scenario) ?? [])
    if (asking.length === 0 && unused) {
      notApplicable.push({ control: control.id, reason: `the partner does not use ${unused}` })
      continue
    }
    const missing = new Set(asking.flatMap(scenario => scenario.needs.filter(lacks)))
    applying.push(control)
    for (const capability of missing) {
      gaps.push({
        control: control.id,
        capability,
        reason: reasonFor(capability),
      })
    }
  }

  const blocked = new Set(gaps.map(gap => gap.control))
  const runnable = new Set(applying.map(control => control.id).filter(id => !blocked.has(id)))
  const selected = input.scenarios.filter(
    ({ stage, scenario }) =>
      (!scenario.matrix || (input.matrix && !scenario.needs.some(lacks))) &&
      unusedBy(scenario) === undefined &&
      isPossible(scenario) &&
      scenario.controls.some(id => runnable.has(id)) &&
      isSelected(stage, scenario, input.only),
  )
  if (selected.length === 0)
    throw new NothingSelected(`--only ${input.only.join(' ')}: no scenario of this profile matches`)

  const planned = selected.map(
    ({ stage, scenario }): PlannedScenario => ({
      id: scenario.id,
      title: scenario.title,
      stage,
      controls: scenario.controls,
      ...waitsOf(scenario, input),
      blast: scenario.blast ?? 'own',
      trials: trialsOf(scenario, input),
    }),
  )
  const pathMs = criticalPathMs(planned)
  return {
    schema: 'sallyport.plan/1',
    run: input.run,
    tool: input.tool,
    createdWall: input.createdWall,
    target: input.target,
    partner: input.partner,
    tier: input.tier,
    profile: {
      ...input.profile,
      coreLeftOut: input.catalogue
        .filter(
          control =>
            control.core &&
            proving(control.id).length > 0 &&
            control.level[input.tier] === 'must' &&
            (!inProfile.has(control.id) || excluded.has(control.id)),
        )
        .map(control => control.id),
    },
    limits: input.limits,
    points: input.points,
    required: applying.filter(control => control.level[input.tier] === 'must').map(control => control.id),
    advised: applying.filter(control => control.level[input.tier] === 'should').map(control => control.id),
    notApplicable,
    gaps,
    leftOut: input.scenarios
      .map(({ scenario }) => scenario)
      .filter(scenario => !isPossible(scenario) && unusedBy(scenario) === undefined)
      .filter(({ controls }) => controls.some(id => runnable.has(id)))
      .map(({ id, controls, needs }) => ({
        scenario: id,
        controls,
        reason: needs.filter(lacks).map(reasonFor).join('; '),
      })),
    scenarios: planned,
    narrowedTo: input.only.length > 0 ? input.only : null,
    creates: {
      clients: plays(planned) * 2,
      organisations: plays(planned) + 2,
      certificates: plays(planned) * 2,
      levers: plays(planned.filter(scenario => scenario.waitsMs > 0)),
    },
    probes: input.probes,
    criticalPathMs: pathMs,
    predictedMs:
      Math.max(
        pathMs,
        staggeredMs(
          selected.map(({ scenario }) => scenario),
          input,
        ),
      ) + overheadMs(plays(planned)),
    ...(input.defer && { defer: input.defer }),
  }
}

/** What runs alone is judged by state, and felt by others each time; what may be left to a later sitting is left once. */
function trialsOf({ blast, waits, resume }: Scenario, { trials, defer }: PlanInput): number {
  return blast !== 'shared' && waits?.includes('stop') && !(defer && resume) ? trials : 1
}

type Waits = Pick<PlannedScenario, 'waitsMs' | 'waitsFor' | 'deferredByMs'>

/** Only what has a second act can be left to a later sitting, and only an end that is further away than the caller waits. */
function waitsOf({ waits = [], resume }: Scenario, { limits, expected, defer }: PlanInput): Waits {
  const { tokenLife } = expected
  if (waits.length === 0) return { waitsMs: 0 }
  const waitsFor = waitsInWords(waits, expected)
  const endsMs = tokenLife && waits.some(wait => typeof wait === 'object') ? tokenLife.ms : 0
  return defer && resume && endsMs > defer.overMs
    ? { waitsMs: 0, waitsFor, deferredByMs: endsMs }
    : { waitsMs: chainMs(waits, limits, expected), waitsFor }
}

const plays = (scenarios: readonly PlannedScenario[]) => scenarios.reduce((sum, { trials }) => sum + trials, 0)

/** The longest chain of the wave, and then all of those that run alone. */
function criticalPathMs(scenarios: readonly Pick<PlannedScenario, 'blast' | 'waitsMs'>[]): number {
  const shared = scenarios.filter(({ blast }) => blast === 'shared')
  const wave = scenarios.filter(({ blast }) => blast !== 'shared')
  return Math.max(0, ...wave.map(({ waitsMs }) => waitsMs)) + shared.reduce((sum, { waitsMs }) => sum + waitsMs, 0)
}

/** As many withdrawals are followed through their hold at once as the probe budget allows. */
function staggeredMs(scenarios: readonly Scenario[], input: PlanInput): number {
  const { perWithdrawal, budget } = input.probes
  const followed = scenarios.filter(({ waits }) => waits?.includes('hold'))
  const eachMs = chainMs(['stop', 'hold'], input.limits, input.expected)
  const plays = followed.reduce((sum, scenario) => sum + trialsOf(scenario, input), 0)
  return plays * eachMs * Math.min(1, perWithdrawal / budget)
}

/** Registration and the calls without waits, measured at roughly 100 ms a scenario, most of it beside the waits. */
const overheadMs = (scenarios: number) => 1_500 + scenarios * 60

function isSelected(stage: Stage, scenario: Scenario, only: readonly string[]): boolean {
  if (only.length === 0) return true
  const words = only.map(word => word.toUpperCase())
  return words.some(word => word === stage || word === scenario.id || scenario.controls.includes(word))
}
