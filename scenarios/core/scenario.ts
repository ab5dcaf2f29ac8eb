/** A scenario: what it proves as data, and how in one function that reads like the sentence. */
import type { Capability, Kit } from './kit.ts'
import type { DeclaredWait } from './waits.ts'

export interface Scenario<N extends readonly Capability[] = readonly Capability[]> {
  id: string
  title: string
  /** Why a security team would care; one sentence. */
  why: string
  controls: readonly string[]
  needs: N
  /**
   * `own`: its own client; `organisation`: its own organisation. Both run in the one wave from T0.
   * `shared`: whoever else uses the target feels it. Runs alone, after the wave, and only where the target file allows it.
   */
  blast?: 'own' | 'organisation' | 'shared'
  /** A row of the kill matrix: played only where the profile asks for the whole matrix. */
  matrix?: true
  /** The longest chain of waits, in symbols; the plan adds them up. */
  waits?: readonly DeclaredWait[]
  play(kit: Kit<N>): Promise<void>
  /** The second act of a play that left something to a later sitting; `partner` is then the client of the first, with new tokens. */
  resume?(kit: Kit<N>): Promise<void>
}

/** Declares a scenario. A port whose capability is not in `needs` is a compile error in `play`. */
export function scenario<const N extends readonly Capability[]>(definition: Scenario<N>): Scenario<N> {
  return definition
}
