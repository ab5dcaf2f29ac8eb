/** A theft as a story with a clock: theft, misuse, detection, containment, and nothing left. */
import type { Attempt, Call } from '../attempts.ts'
import type { Partner } from '../kit.ts'

export interface DrillPorts {
  drill: {
    drill: {
      /** From this moment on a thief holds it. */
      theft(of: string, from: Partner): Promise<Drill>
    }
  }
}

export interface Drill {
  /** The thief uses it at every point, and so does its owner, who notices nothing. */
  misuse(call: Call): Promise<void>
  /** There is an alert about the partner that was not there before, as far as the target tells of alerts. */
  noticed(): Promise<void>
  /** The records tell the thief's acts from the owner's by where they came from, as far as the target shows records. */
  toldApart(): Promise<void>
  /** The end of the story: none of these lets the thief in any more, wherever it is decided. */
  over(...ways: readonly Attempt[]): Promise<void>
}
