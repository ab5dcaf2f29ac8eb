/** Pulls a lever and writes down when it was sent, when it was acknowledged, and whether the target says it is done. */
import { Untestable } from '../../fixtures/workbench/untestable.ts'
import type { LeverName, Plain } from '../../scenarios/core/check.ts'
import type { Lever } from '../../scenarios/core/kit.ts'

export interface Pulled {
  id: string
  sentAtMs: number
  acknowledgedAtMs: number | null
  done: boolean
  /** It was answered neither with yes nor with no, and could not be read back: it may still take effect. */
  unknown: boolean
  /** What the target said of it, where the target file captures it. */
  told: Told
}

/** `readBack`: also when the answer was clear. */
export type LeverPuller = (lever: Lever, wish?: { readBack: boolean }) => Promise<Pulled>

/** A receipt, by the names under which a target file captures it. */
export interface Told {
  /** It counts everywhere. */
  complete: boolean | null
  /** By enforcement point whether it counts there. */
  applied: Readonly<Record<string, Plain>> | null
  /** Until it counts everywhere, as far as the target knows. */
  remainingMs: number | null
}

/** The inside of a lever: how it is pulled, and how its effect is read back where the target can tell. */
export interface HeldLever extends Lever {
  readonly name: LeverName
  pull(): Promise<{
    sentAtMs: number
    acknowledgedAtMs: number | null
    answer: 'done' | 'refused' | 'unknown'
    told?: Told
  }>
  readBack?(): Promise<'done' | 'not-done' | 'unreadable'>
}

/** Whether the lever was done, for a scenario that goes on with the answer; without a clear one there is nothing to go on with. */
export function clearlyDone({ done, unknown }: Pulled, { name }: Lever): boolean {
  if (unknown) throw new Untestable(`nobody knows whether ${name} was done`)
  return done
}

export const nothingTold: Told = { complete: null, applied: null, remainingMs: null }

/** Values of the wrong type are as good as missing. */
export function toldIn(captured: Readonly<Record<string, unknown>>): Told {
  const { complete, applied, remainingMs } = captured
  return {
    complete: typeof complete === 'boolean' ? complete : null,
    applied:
      typeof applied === 'object' && applied !== null && !Array.isArray(applied)
        ? (applied as Readonly<Record<string, Plain>>)
        : null,
    remainingMs: typeof remainingMs === 'number' && remainingMs >= 0 ? remainingMs : null,
  }
}
