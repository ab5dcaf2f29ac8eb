/** Tokens that are bound to a key of the partner: how it shows that it holds the key, and what a thief without it may try. @see RFC 9449 */

import type { Call } from '../attempts.ts'
import type { Plain } from '../check.ts'
import type { Partner } from '../kit.ts'

/** What differs from the regular proof. */
export interface ProofChange {
  /** How far in the future it says it was made, in seconds; negative for the past. */
  aheadS?: number
  /** Over the regular claims; `undefined` removes one. */
  claims?: Readonly<Record<string, Plain | undefined>>
}

/** One thing that is wrong with the proof of a call. */
export type ProofFault =
  | 'missing'
  | 'by-another-key'
  | 'for-another-token'
  | 'for-no-token'
  | 'for-another-method'
  | 'for-another-path'
  | 'for-another-host'
  | 'stale'
  | 'made-in-advance'
  | 'doubled'

export interface PossessionPorts {
  'bind.dpop': {
    possession: {
      /** RFC 7638 thumbprint of the key that the partner's tokens must be bound to. */
      keyOf(partner: Partner): string
      /** The bound token shown as if it were bound to nothing. */
      asBearer(call: Call): Call
      /** The bound token shown twice, with its proof and as if it were bound to nothing. */
      inBothSchemes(call: Call): Call
      faulty(call: Call, fault: ProofFault): Call
      changed(call: Call, change: ProofChange, mutation: string): Call
      /** The proof is made once, for the first request: whoever sends this again replays it. */
      captured(call: Call): Call
      /** With the proof of another partner, for a key that is as good as its own. */
      provenBy(call: Call, other: Partner): Call
    }
  }
}
