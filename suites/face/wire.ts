/** How the vitest face asks the engine, which lives in another thread of the same process, what became of a scenario. */
import { BroadcastChannel } from 'node:worker_threads'
import type { PlannedScenario } from '../../scenarios/core/plan.ts'
import type { ControlResult } from '../../scenarios/core/verdict-file.ts'

/** What a stage file needs in order to name its tests. */
export interface Provided {
  channel: string
  scenarios: readonly PlannedScenario[]
}

export interface ScenarioOutcome {
  scenario: string
  results: readonly ControlResult[]
}

type Message = { kind: 'ask'; scenario: string } | { kind: 'tell'; outcome: ScenarioOutcome }

declare module 'vitest' {
  interface ProvidedContext {
    sallyport: Provided
  }
}

/** Engine side: answers every question once `outcomeOf` settles. Returns the function that stops answering. */
export function answerQuestions(
  channelName: string,
  outcomeOf: (scenario: string) => Promise<ScenarioOutcome>,
): () => void {
  const channel = new BroadcastChannel(channelName)
  channel.onmessage = event => {
    const message = (event as { data: Message }).data
    if (message.kind !== 'ask') return
    void outcomeOf(message.scenario).then(outcome => channel.postMessage({ kind: 'tell', outcome } satisfies Message))
  }
  channel.unref()
  return () => channel.close()
}

/** Face side: waits until the engine tells. */
export function ask(channelName: string, scenario: string): Promise<ScenarioOutcome> {
  const channel = new BroadcastChannel(channelName)
  return new Promise(resolve => {
    channel.onmessage = event => {
      const message = (event as { data: Message }).data
      if (message.kind !== 'tell' || message.outcome.scenario !== scenario) return
      channel.close()
      resolve(message.outcome)
    }
    channel.postMessage({ kind: 'ask', scenario } satisfies Message)
  })
}
