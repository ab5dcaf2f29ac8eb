/** One line per scenario as it ends; plain, so that it reads the same in a terminal and in the log of a pipeline. */
import type { Plan } from '../scenarios/core/plan.ts'
import type { Progress } from '../suites/engine/engine.ts'
import type { Terminal } from './terminal.ts'

const words: Readonly<Record<Progress['ending'], string>> = {
  finished: 'played',
  untestable: 'could not be put to the test',
  aborted: 'aborted',
  fault: 'fault of the harness',
  deferred: 'left to a later sitting',
}

export function progressPrinter(plan: Plan, { stderr }: Terminal): (progress: Progress) => void {
  const total = plan.scenarios.length
  stderr.write(
    `Certifying ${plan.partner.name} against ${plan.target.name}: ${total} scenarios, ${plan.required.length} controls required, about ${Math.round(plan.predictedMs / 1_000)} s (critical path ${Math.round(plan.criticalPathMs / 1_000)} s).\n`,
  )
  return lineOf(plan, total, stderr)
}

/** The same, for a later sitting. */
export function resumePrinter(plan: Plan, pending: number, { stderr }: Terminal): (progress: Progress) => void {
  stderr.write(
    `Finishing run ${plan.run} of ${plan.partner.name} against ${plan.target.name}: ${pending} left from an earlier sitting.\n`,
  )
  return lineOf(plan, pending, stderr)
}

function lineOf(plan: Plan, total: number, stderr: Terminal['stderr']): (progress: Progress) => void {
  const titles = new Map(plan.scenarios.map(scenario => [scenario.id, scenario.title]))
  let done = 0
  return ({ scenario, ending, attempt, tookMs, why }) => {
    if (attempt === 1) done += 1
    const took = `${(tookMs / 1_000).toFixed(1)} s`
    const trouble = ending === 'finished' ? '' : `: ${words[ending]}${why ? ` (${why})` : ''}`
    stderr.write(
      `[${String(done).padStart(String(total).length)}/${total}] ${scenario} ${titles.get(scenario) ?? ''}${attempt === 2 ? ', once more' : ''} ${took}${trouble}\n`,
    )
  }
}
