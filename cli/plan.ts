/** `sallyport plan`: what would run, what would be created, and how long it would take. Sends nothing. */
import { spellDuration } from '../reports/view/spell-duration.ts'
import type { Plan, PlannedScenario } from '../scenarios/core/plan.ts'
import { prepare, type Selection } from './prepare.ts'
import { exitCodes, type Terminal } from './terminal.ts'

export async function plan(options: Selection & { json?: boolean }, terminal: Terminal): Promise<number> {
  const { plan } = await prepare(options, terminal.cwd)
  const later = plan.scenarios.filter(scenario => scenario.deferredByMs !== undefined)
  if (options.json) {
    terminal.stdout.write(`${JSON.stringify(plan, null, 2)}\n`)
    return exitCodes.go
  }
  const longest = [...plan.scenarios].sort((a, b) => b.waitsMs - a.waitsMs)[0]
  const lines = [
    `${plan.partner.name} (tier ${plan.tier}) against ${plan.target.name}, profile ${plan.profile.name}`,
    ...(plan.profile.coreLeftOut.length > 0
      ? [`This profile leaves out ${plan.profile.coreLeftOut.length} core controls: not a go-live decision.`]
      : []),
    ...(plan.narrowedTo ? [`Narrowed to ${plan.narrowedTo.join(', ')}: at best no decision.`] : []),
    '',
    `Scenarios: ${plan.scenarios.length}. Controls required: ${plan.required.length}, advised: ${plan.advised.length}, not applicable: ${plan.notApplicable.length}, gaps: ${plan.gaps.length}.`,
    `Creates up to ${plan.creates.organisations} organisations, ${plan.creates.clients} clients and ${plan.creates.certificates} certificates, pulls ${plan.creates.levers} levers, and removes what it created.`,
    `Takes about ${seconds(plan.predictedMs)}; the critical path is ${seconds(plan.criticalPathMs)}${longest ? ` (${longest.id})` : ''}.`,
    `Probes up to ${plan.probes.budget} times a second. Following one credential after its withdrawal takes ${plan.probes.perWithdrawal} of them, so up to ${atOnce(plan.probes)} at once.`,
    `Limits: time-to-stop ${seconds(plan.limits.timeToStopMs)}, hold ${seconds(plan.limits.holdMs)}, token lifetime ${seconds(plan.limits.tokenLifetimeMs)}, leeway ${seconds(plan.limits.leewayMs)}.`,
    ...(later.length > 0
      ? [
          `Left to a later sitting (over ${spellDuration(plan.defer?.overMs ?? 0)}): ${later.map(({ id }) => id).join(', ')}. The run is then at best NO DECISION, until \`sallyport resume\` has finished it.`,
        ]
      : []),
    '',
    ...plan.scenarios.map(
      scenario =>
        `  ${scenario.id.padEnd(13)} ${scenario.title}${waitsOf(scenario)}${scenario.blast === 'shared' ? ' (alone, last: others feel it)' : ''}`,
    ),
    ...plan.leftOut.map(({ scenario, reason }) => `  ${scenario.padEnd(13)} left out: ${reason}`),
    ...plan.gaps.map(
      ({ control, capability, reason }) => `  ${control.padEnd(13)} GAP: needs ${capability} (${reason})`,
    ),
    ...plan.notApplicable.map(({ control, reason }) => `  ${control.padEnd(13)} does not apply: ${reason}`),
  ]
  terminal.stdout.write(`${lines.join('\n')}\n`)
  return exitCodes.go
}

function waitsOf({ waitsMs, waitsFor = [], deferredByMs }: PlannedScenario): string {
  if (deferredByMs !== undefined) return ` (deferred by about ${spellDuration(deferredByMs)}: ${waitsFor[0] ?? ''})`
  return waitsMs > 0 ? ` (waits ${seconds(waitsMs)}: ${waitsFor.join(', ')})` : ''
}

const atOnce = ({ budget, perWithdrawal }: Plan['probes']) => Math.max(1, Math.floor(budget / perWithdrawal))

const seconds = (ms: number) => `${Math.round(ms / 100) / 10} s`
