/** Owns time: starts the wave of scenarios at one T0, lets those that others feel follow one by one, keeps the witness calling, writes the record, and leaves the target as it was. */

import { Untestable } from '../../fixtures/workbench/untestable.ts'
import { catalogue } from '../../scenarios/catalogue.ts'
import { pendingOf } from '../../scenarios/core/deferral.ts'
import { judge } from '../../scenarios/core/judge.ts'
import type { PlannedScenario } from '../../scenarios/core/plan.ts'
import type { Scenario } from '../../scenarios/core/scenario.ts'
import type { ControlResult } from '../../scenarios/core/verdict-file.ts'
import type { ScenarioOutcome } from '../face/wire.ts'
import { buildKit } from './build-kit.ts'
import { Deferred } from './deferral.ts'
import type { RunBench } from './run-bench.ts'
import { trafficFor } from './traffic-for.ts'

export interface Progress {
  scenario: string
  stage: string
  ending: 'finished' | 'untestable' | 'aborted' | 'fault' | 'deferred'
  /** 2 for the one rerun that an inconclusive scenario may have. */
  attempt: 1 | 2
  tookMs: number
  why?: string
}

/** So few undecided scenarios may always be played again. */
const mostAgain = 8

export interface Engine {
  /** Settles when the whole run is over and judged: a stop counts only against the witness of the whole time. */
  outcomeOf(scenario: string): Promise<ScenarioOutcome>
  /** Settles when everything is swept and the record is closed. */
  readonly closed: Promise<RunSummary>
}

export interface RunSummary {
  leftBehind: readonly string[]
  interrupted: boolean
}

export interface EngineInput {
  bench: RunBench
  scenarios: readonly Scenario[]
  onProgress(progress: Progress): void
}

export function startEngine({ bench, scenarios, onProgress }: EngineInput): Engine {
  const traffic = trafficFor(bench)
  /** What was waited for: the longest chain of the wave, and all that was waited for alone. */
  let longestMs = 0
  let aloneMs = 0

  async function play(planned: PlannedScenario, scenario: Scenario, attempt: 1 | 2): Promise<void> {
    const startedAtMs = bench.clock.nowMs()
    let ending: Progress['ending'] = 'finished'
    let why: string | undefined
    try {
      let waitedMs = 0
      const waited = (ms: number) => {
        waitedMs += ms
        if (planned.blast === 'shared') aloneMs += ms
        else longestMs = Math.max(longestMs, waitedMs)
      }
      await scenario.play(await buildKit({ bench, traffic, scenario, attempt, waited }))
    } catch (error) {
      ;[ending, why] = endingOf(error, bench.signal)
    }
    const endedAtMs = bench.clock.nowMs()
    const reason = why === undefined ? {} : { why }
    bench.record({
      kind: 'played',
      scenario: planned.id,
      ending,
      startedAtMs,
      endedAtMs,
      ...reason,
      ...(attempt === 2 && { attempt }),
    })
    onProgress({
      scenario: planned.id,
      stage: planned.stage,
      ending,
      attempt,
      tookMs: endedAtMs - startedAtMs,
      ...reason,
    })
  }

  /**
   * The witness first; then one wave of every scenario at once, those that wait the longest ahead;
   * then, one after another, those that others would feel.
   */
  async function playAll(planned: readonly PlannedScenario[], attempt: 1 | 2): Promise<void> {
    const byId = new Map(scenarios.map(scenario => [scenario.id, scenario]))
    const playOne = async (each: PlannedScenario) => {
      const scenario = byId.get(each.id)
      if (scenario) await Promise.all(Array.from({ length: each.trials }, () => play(each, scenario, attempt)))
    }
    const wave = planned.filter(each => each.blast !== 'shared').sort((a, b) => b.waitsMs - a.waitsMs)
    await bench.witness.start()
    await Promise.all(wave.map(playOne))
    for (const each of planned.filter(({ blast }) => blast === 'shared')) await playOne(each)
    await bench.witness.stop()
  }

  /** Scenarios that were put to the test and stayed undecided, if they are few: with many, it is not bad luck. */
  function undecided(): readonly PlannedScenario[] {
    const open = new Set(
      judge(bench.plan, bench.entries(), catalogue)
        .controls.filter(each => each.result === 'inconclusive')
        .map(each => each.id),
    )
    const later = new Set(pendingOf(bench.entries()).map(each => each.scenario))
    const found = bench.plan.scenarios.filter(
      scenario => !later.has(scenario.id) && scenario.controls.some(id => open.has(id)),
    )
    return found.length <= Math.max(mostAgain, bench.plan.scenarios.length / 5) ? found : []
  }

  async function runAll(): Promise<RunSummary> {
    try {
      await playAll(bench.plan.scenarios, 1)
      const again = bench.signal.aborted ? [] : undecided()
      if (again.length > 0) await playAll(again, 2)
    } catch (error) {
      const [ending, why] = endingOf(error, bench.signal)
      for (const { id, stage } of bench.plan.scenarios) {
        onProgress({ scenario: id, stage, ending, attempt: 1, tookMs: 0, ...(why !== undefined && { why }) })
      }
    }
    const interrupted = bench.signal.aborted
    // Whoever interrupts a run wants it gone: nothing is kept for later.
    if (interrupted) await bench.deferrals.discard()
    const leftBehind = await bench.sweep({ spareKept: !interrupted })
    await bench.close({ leftBehind, interrupted, criticalPathMs: longestMs + aloneMs })
    return { leftBehind, interrupted }
  }

  const closed = runAll()
  let results: readonly ControlResult[] | undefined
  const judged = async () => {
    await closed
    results ??= judge(bench.plan, bench.entries(), catalogue).controls
    return results
  }

  return {
    closed,
    async outcomeOf(id) {
      const controls = new Set(bench.plan.scenarios.find(scenario => scenario.id === id)?.controls)
      return { scenario: id, results: (await judged()).filter(each => controls.has(each.id)) }
    },
  }
}

/** What ended a run before its time says so itself. */
export function endingOf(error: unknown, signal: AbortSignal): [Progress['ending'], string?] {
  if (error instanceof Deferred) return ['deferred', error.message]
  if (error instanceof Untestable) return ['untestable', error.message]
  if (signal.aborted) return ['aborted', signal.reason instanceof Error ? signal.reason.message : String(signal.reason)]
  return ['fault', error instanceof Error ? `${error.name}: ${error.message}` : 'an unknown fault of the harness']
}
