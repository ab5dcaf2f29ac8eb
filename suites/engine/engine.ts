/** Owns time: starts every scenario of the plan at one T0, keeps the witness calling, writes the record, and leaves the target as it was. */

import { Untestable } from '../../fixtures/workbench/untestable.ts'
import { catalogue } from '../../scenarios/catalogue.ts'
import { judge } from '../../scenarios/core/judge.ts'
import type { PlannedScenario } from '../../scenarios/core/plan.ts'
import type { Entry } from '../../scenarios/core/record.ts'
import type { Scenario } from '../../scenarios/core/scenario.ts'
import type { ControlResult } from '../../scenarios/core/verdict-file.ts'
import type { ScenarioOutcome } from '../face/wire.ts'
import { buildKit } from './build-kit.ts'
import type { RunBench } from './run-bench.ts'
import { createTraffic } from './traffic.ts'

export interface Progress {
  scenario: string
  stage: string
  ending: 'finished' | 'untestable' | 'aborted' | 'fault'
  tookMs: number
  why?: string
}

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
  const traffic = createTraffic(bench.target.budget.requestsPerSecond)
  const waitedMs = new Map<string, number>()

  async function play(planned: PlannedScenario, scenario: Scenario): Promise<void> {
    const startedAtMs = bench.clock.nowMs()
    let ending: Progress['ending'] = 'finished'
    let why: string | undefined
    try {
      await playOnce(scenario)
    } catch (error) {
      ;[ending, why] = endingOf(error, bench.signal.aborted)
    }
    const endedAtMs = bench.clock.nowMs()
    bench.record({
      kind: 'played',
      scenario: planned.id,
      ending,
      startedAtMs,
      endedAtMs,
      ...(why !== undefined && { why }),
    })
    onProgress({
      scenario: planned.id,
      stage: planned.stage,
      ending,
      tookMs: endedAtMs - startedAtMs,
      ...(why !== undefined && { why }),
    })
  }

  async function playOnce(scenario: Scenario): Promise<void> {
    const kit = await buildKit({
      bench,
      traffic,
      scenario,
      waited: ms => waitedMs.set(scenario.id, (waitedMs.get(scenario.id) ?? 0) + ms),
    })
    // The kit holds every port; the type of the scenario shows it only those that it declared.
    await scenario.play(kit)
  }

  async function runAll(): Promise<RunSummary> {
    const byId = new Map(scenarios.map(scenario => [scenario.id, scenario]))
    const order = [...bench.plan.scenarios].sort((a, b) => b.waitsMs - a.waitsMs)
    try {
      await bench.witness.start()
      await Promise.all(
        order.map(async planned => {
          const scenario = byId.get(planned.id)
          if (scenario) await play(planned, scenario)
        }),
      )
      await bench.witness.stop()
    } catch (error) {
      const [ending, why] = endingOf(error, bench.signal.aborted)
      for (const { id, stage } of order)
        onProgress({ scenario: id, stage, ending, tookMs: 0, ...(why !== undefined && { why }) })
    }
    const leftBehind = await bench.sweep()
    const interrupted = bench.signal.aborted
    await bench.close({ leftBehind, interrupted, criticalPathMs: Math.max(0, ...waitedMs.values()) })
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

function endingOf(error: unknown, aborted: boolean): [Progress['ending'], string?] {
  if (error instanceof Untestable) return ['untestable', error.message]
  if (aborted) return ['aborted', 'the run was interrupted']
  return ['fault', error instanceof Error ? `${error.name}: ${error.message}` : 'an unknown fault of the harness']
}

export type { Entry }
