/** From a loaded configuration to the plan of one run. */
import { randomBytes } from 'node:crypto'
import { capabilities } from '../fixtures/config/capabilities.ts'
import { planBudgetProblems } from '../fixtures/config/check-budget.ts'
import { ConfigurationError } from '../fixtures/config/configuration-error.ts'
import type { Configuration } from '../fixtures/config/load-configuration.ts'
import type { EnforcementPoint, Target } from '../fixtures/config/target-schema.ts'
import { capabilitiesFor, unusedBy, whyAbsent } from '../fixtures/target/capabilities-of.ts'
import { catalogue } from '../scenarios/catalogue.ts'
import { buildPlan } from '../scenarios/core/build-plan.ts'
import type { Plan, PointPlan, TokenLife } from '../scenarios/core/plan.ts'
import type { StagedScenario } from '../scenarios/load-scenarios.ts'
import { costPerSecond, holdIntervalMs } from './engine/pace.ts'

export interface PlanWish {
  configuration: Configuration
  /** Absolute paths. */
  files: { target: string; partner: string }
  scenarios: readonly StagedScenario[]
  /** Controls and stages to which the run is narrowed; empty for all. */
  only: readonly string[]
  /** Overrides the profile's. */
  trials?: number
  /** End without waiting for what lies further away. */
  defer?: Plan['defer']
  tool: string
}

/** Throws `NothingSelected` when `only` matches no scenario, and `ConfigurationError` when the target allows too little for all of it. */
export function planFor({ configuration, files, scenarios, only, trials, tool, defer }: PlanWish): Plan {
  const { target, partner, profile, limits } = configuration
  const plan = buildPlan({
    run: newRunId(),
    tool,
    createdWall: new Date().toISOString(),
    target: { name: target.name, file: files.target, digest: target.digest },
    partner: { name: partner.name, file: files.partner, digest: partner.digest, organisation: partner.organisation.id },
    tier: partner.tier,
    profile: {
      name: profile.name,
      digest: profile.digest,
      controls: [...profile.controls, ...profile.excluded.map(exclusion => exclusion.control)],
      excluded: profile.excluded,
      waivers: profile.waivers,
    },
    limits,
    points: pointsOf(configuration),
    capabilities: capabilitiesFor(target, partner),
    absent: new Map(
      capabilities.flatMap(name => {
        const why = whyAbsent(target, name, partner)
        return why === null ? [] : [[name, why] as const]
      }),
    ),
    unused: unusedBy(partner),
    scenarios,
    catalogue,
    only,
    trials: trials ?? profile.trials,
    matrix: profile.matrix,
    expected: {
      stopMs: longest(target, point => point.cacheMs),
      offlineMs: longest(target, point => point.offlineBoundMs ?? limits.timeToStopMs),
      tokenLife: tokenLifeOf(configuration),
    },
    probes: probesOf(configuration),
    ...(defer && { defer }),
  })
  const problems = planBudgetProblems(target, plan)
  if (problems.length > 0) throw new ConfigurationError(problems)
  return plan
}

const longest = (target: Target, of: (point: EnforcementPoint) => number) =>
  Math.max(0, ...Object.values(target.enforcementPoints).map(of))

function probesOf({ target, limits }: Configuration): Plan['probes'] {
  const watched = Object.values(target.enforcementPoints).flatMap(point => point.connections)
  return {
    budget: target.budget.requestsPerSecond,
    perWithdrawal: Math.ceil(
      watched.reduce((sum, kind) => sum + costPerSecond(kind, holdIntervalMs(kind, limits.timeToStopMs)), 0),
    ),
  }
}

/** Only the tokens themselves tell for sure; the plan sends nothing, so it rests on the target file, or on what the tier allows. */
function tokenLifeOf({ target, limits }: Configuration): TokenLife | null {
  if (target.registration.tokenLifetime) return null
  const declared = target.issuer.tokenLifetime
  return declared === undefined
    ? {
        ms: limits.tokenLifetimeMs,
        because: 'as long as the tier allows, since `issuer.tokenLifetime` is not declared',
      }
    : { ms: declared, because: 'as it is issued' }
}

/** Sortable by time and unguessable, so that names in the target never collide: `20261124-183000-3f9a0c`. */
function newRunId(): string {
  const [date = '', time = ''] = new Date().toISOString().replaceAll(/[-:]/g, '').split(/[T.]/)
  return `${date}-${time}-${randomBytes(3).toString('hex')}`
}

/** Everything that decides: the enforcement points, and the doors of issuer and management plane. */
function pointsOf({ target }: Configuration): readonly PointPlan[] {
  const enforcement = Object.entries(target.enforcementPoints).map(
    ([name, point]): PointPlan => ({
      name,
      kind: 'enforcement',
      denies: point.denies,
      cacheMs: point.cacheMs,
      connections: point.connections,
      tokenFormat: point.token,
      ...(point.apiKey && { takesApiKeys: true as const }),
      ...('eventPeriodMs' in point && point.eventPeriodMs !== undefined && { eventPeriodMs: point.eventPeriodMs }),
    }),
  )
  const receiverPoint = ({ periodMs }: { periodMs: number }): PointPlan => ({
    ...door('events', 'enforcement'),
    connections: ['stream'],
    eventPeriodMs: periodMs,
  })
  const door = (name: string, kind: PointPlan['kind']): PointPlan => ({
    name,
    kind,
    denies: target.issuer.denies,
    cacheMs: 0,
    connections: ['fresh', 'kept-alive'],
  })
  return [
    ...enforcement,
    ...(target.events ? [receiverPoint(target.events)] : []),
    { ...door('issuer', 'issuer'), ...(target.issuer.errors && { errors: target.issuer.errors }) },
    door('registration', 'registration'),
    door('revocation', 'revocation'),
    door('introspection', 'introspection'),
    door('management', 'management'),
  ]
}
