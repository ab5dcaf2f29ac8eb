/** A later sitting of a run: plays the second act of what is due, beside a witness of its own, and sweeps what nobody needs any more. */
import { catalogue } from '../../scenarios/catalogue.ts'
import { judge } from '../../scenarios/core/judge.ts'
import type { Scenario } from '../../scenarios/core/scenario.ts'
import { buildKit } from './build-kit.ts'
import type { Deferral } from './deferral.ts'
import { endingOf, type Progress, type RunSummary } from './engine.ts'
import type { RunBench } from './run-bench.ts'
import { trafficFor } from './traffic-for.ts'

export interface ResumeInput {
  bench: RunBench
  scenarios: readonly Scenario[]
  onProgress(progress: Progress): void
}

type Outcome = 'decided' | 'undecided' | 'interrupted'

export async function resumeRun({ bench, scenarios, onProgress }: ResumeInput): Promise<RunSummary> {
  const traffic = trafficFor(bench)
  const due = bench.deferrals.all().filter(({ dueWall }) => Date.parse(dueWall) <= Date.now())
  const waitedMs = new Map<string, number>()

  async function secondAct(deferral: Deferral, attempt: 1 | 2): Promise<Outcome> {
    const scenario = scenarios.find(each => each.id === deferral.scenario)
    const planned = bench.plan.scenarios.find(each => each.id === deferral.scenario)
    if (!scenario?.resume || !planned) return 'undecided'
    const startedAtMs = bench.clock.nowMs()
    let ending: Progress['ending'] = 'finished'
    let why: string | undefined
    try {
      const waited = (ms: number) => waitedMs.set(scenario.id, (waitedMs.get(scenario.id) ?? 0) + ms)
      await scenario.resume(await buildKit({ bench, traffic, scenario, attempt, deferral, waited }))
    } catch (error) {
      ;[ending, why] = endingOf(error, bench.signal)
    }
    const { id, stage } = planned
    const endedAtMs = bench.clock.nowMs()
    const reason = why === undefined ? {} : { why }
    onProgress({ scenario: id, stage, ending, attempt, tookMs: endedAtMs - startedAtMs, ...reason })
    // Told as played, it would be pending no more; whoever interrupts a sitting must be able to hold another.
    if (ending === 'aborted') return 'interrupted'
    const again = attempt === 2 && { attempt }
    bench.record({ kind: 'played', scenario: id, ending, startedAtMs, endedAtMs, ...reason, ...again })
    return 'decided'
  }

  /** Judged only when the witness has stopped: its last admission vouches for the last refusal. */
  const isUndecided = ({ scenario }: Deferral) => {
    const controls = bench.plan.scenarios.find(each => each.id === scenario)?.controls ?? []
    return judge(bench.plan, bench.entries(), catalogue).controls.some(
      each => controls.includes(each.id) && each.result === 'inconclusive',
    )
  }

  async function wave(deferrals: readonly { deferral: Deferral; attempt: 1 | 2 }[]): Promise<readonly Deferral[]> {
    await bench.witness.start()
    const outcomes = await Promise.all(
      deferrals.map(async ({ deferral, attempt }) => ({ deferral, outcome: await secondAct(deferral, attempt) })),
    )
    await bench.witness.stop()
    return outcomes.filter(({ outcome }) => outcome === 'decided').map(({ deferral }) => deferral)
  }

  /** A second act that was begun before and interrupted counts as the one attempt that may be repeated. */
  const attemptOf = ({ scenario, attempt }: Deferral): 1 | 2 => {
    const told = bench.entries()
    const left = told.findLastIndex(entry => entry.kind === 'deferred' && entry.scenario === scenario)
    const begun = told.slice(left + 1).some(entry => entry.kind === 'check' && entry.scenario === scenario)
    return attempt === 2 || begun ? 2 : 1
  }

  try {
    const first = due.map(deferral => ({ deferral, attempt: attemptOf(deferral) }))
    const played = await wave(first)
    const again = bench.signal.aborted
      ? []
      : first.filter(({ deferral, attempt }) => attempt === 1 && played.includes(deferral) && isUndecided(deferral))
    if (again.length > 0) await wave(again.map(({ deferral }) => ({ deferral, attempt: 2 })))
    for (const { scenario } of played) await bench.deferrals.finish(scenario)
  } catch (error) {
    // Without a witness nothing was put to the test: everything stays pending.
    const [ending, why] = endingOf(error, bench.signal)
    for (const { scenario } of due)
      onProgress({ scenario, stage: '', ending, attempt: 1, tookMs: 0, ...(why !== undefined && { why }) })
  }
  const leftBehind = await bench.sweep({ spareKept: bench.deferrals.all().length > 0 })
  const interrupted = bench.signal.aborted
  await bench.close({ leftBehind, interrupted, criticalPathMs: Math.max(0, ...waitedMs.values()) })
  return { leftBehind, interrupted }
}
