/** What the ports of one scenario share. */
import type { HeldPartner } from '../../../fixtures/partner/held-partner.ts'
import type { Roster } from '../../../fixtures/partner/roster.ts'
import type { Management, Performed } from '../../../fixtures/workbench/management.ts'
import { Untestable } from '../../../fixtures/workbench/untestable.ts'
import type { LeverName } from '../../../scenarios/core/check.ts'
import type { Act, Decision } from '../../../scenarios/core/kit.ts'
import type { DoorContext } from '../door.ts'
import { type HeldLever, toldIn } from '../lever-puller.ts'
import type { RunBench } from '../run-bench.ts'

export interface PortContext extends DoorContext {
  bench: RunBench
  acts: Act[]
  management: Management
  roster: Roster
  /** Adds to the chain of waits of this scenario. */
  waited(ms: number): void
  partner(): HeldPartner
}

/** No clear answer is neither acceptance nor refusal. */
export function decisionOf(performed: Performed, what: string): Decision {
  if (performed.answer === 'unknown') throw new Untestable(`the management plane gave no clear answer to: ${what}`)
  return performed.answer === 'done' ? 'accepted' : 'refused'
}

export function leverOf(
  name: LeverName,
  subject: string,
  perform: () => Promise<Performed>,
  readBack?: HeldLever['readBack'],
): HeldLever {
  return {
    name,
    subject,
    async pull() {
      const { answer, sentAtMs, acknowledgedAtMs, captured } = await perform()
      return { answer, sentAtMs, acknowledgedAtMs, told: toldIn(captured) }
    },
    ...(readBack && { readBack }),
  }
}
