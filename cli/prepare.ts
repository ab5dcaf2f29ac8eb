/** From the files and words of the caller to a plan: reads, computes, and sends nothing. */
import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { type Configuration, loadConfiguration } from '../fixtures/config/load-configuration.ts'
import { capabilitiesFor } from '../fixtures/target/capabilities-of.ts'
import { whyAbsent } from '../fixtures/target/capabilities-of.ts'
import { catalogue } from '../scenarios/catalogue.ts'
import { buildPlan, NothingSelected } from '../scenarios/core/build-plan.ts'
import type { Plan, PointPlan } from '../scenarios/core/plan.ts'
import { loadScenarios, type StagedScenario } from '../scenarios/load-scenarios.ts'
import { capabilities } from '../fixtures/config/capabilities.ts'
import { UsageError } from './terminal.ts'
import { version } from './version.ts'

export interface Selection {
  target: string
  partner: string
  profile: string
  only?: readonly string[]
}

export interface Prepared {
  configuration: Configuration
  scenarios: readonly StagedScenario[]
  plan: Plan
}

/** Throws `ConfigurationError` or `UsageError`. */
export async function prepare(selection: Selection, cwd: string): Promise<Prepared> {
  const files = {
    target: resolve(cwd, selection.target),
    partner: resolve(cwd, selection.partner),
    profile: /[/\\]|\.ya?ml$/.test(selection.profile) ? resolve(cwd, selection.profile) : selection.profile,
  }
  const configuration = await loadConfiguration(files, { controls: catalogue.map(control => control.id) })
  const scenarios = await loadScenarios()
  const { target, partner, profile, limits } = configuration
  const run = newRunId()
  try {
    const plan = buildPlan({
      run,
      tool: `sallyport ${version}`,
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
      absent: new Map(capabilities.flatMap(name => {
        const why = whyAbsent(target, name)
        return why === null ? [] : [[name, why] as const]
      })),
      scenarios,
      catalogue,
      only: selection.only ?? [],
      expectedStopMs: Math.max(0, ...Object.values(target.enforcementPoints).map(point => point.cacheMs)),
    })
    return { configuration, scenarios, plan }
  } catch (error) {
    if (error instanceof NothingSelected) throw new UsageError(error.message)
    throw error
  }
}

/** Sortable by time and unguessable, so that names in the target never collide: `20261124-183000-3f9a0c`. */
function newRunId(): string {
  const [date = '', time = ''] = new Date().toISOString().replaceAll(/[-:]/g, '').split(/[T.]/)
  return `${date}-${time}-${randomBytes(3).toString('hex')}`
}

/** Everything that decides: the enforcement points, and the doors of issuer and management plane. */
function pointsOf({ target }: Configuration): readonly PointPlan[] {
  const enforcement = Object.entries(target.enforcementPoints).map(([name, point]): PointPlan => ({
    name,
    kind: 'enforcement',
    denies: point.denies,
    cacheMs: point.cacheMs,
    connections: point.connections,
    ...('eventPeriodMs' in point && point.eventPeriodMs !== undefined && { eventPeriodMs: point.eventPeriodMs }),
  }))
  const door = (name: string, kind: PointPlan['kind']): PointPlan => ({
    name,
    kind,
    denies: target.issuer.denies,
    cacheMs: 0,
    connections: ['fresh', 'kept-alive'],
  })
  return [...enforcement, door('issuer', 'issuer'), door('registration', 'registration'), door('management', 'management'), door('detour', 'enforcement')]
}
