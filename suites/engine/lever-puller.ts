/** Pulls a lever and writes down when it was sent, when it was acknowledged, and whether the target says it is done. */
import type { LeverName } from '../../scenarios/core/check.ts'
import type { Lever } from '../../scenarios/core/kit.ts'

export interface Pulled {
  id: string
  sentAtMs: number
  done: boolean
}

export type LeverPuller = (lever: Lever) => Promise<Pulled>

/** The inside of a lever: how it is pulled, and how its effect is read back where the target can tell. */
export interface HeldLever extends Lever {
  readonly name: LeverName
  pull(): Promise<{ sentAtMs: number; acknowledgedAtMs: number | null; answer: 'done' | 'refused' | 'unknown' }>
  readBack?(): Promise<'done' | 'not-done' | 'unreadable'>
}
