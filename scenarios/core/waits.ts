/** Adds up what a scenario declares to wait for, so that the plan knows its critical path before anything is sent. */
import type { Wait } from './kit.ts'
import type { Limits, TokenLife } from './plan.ts'

/** Beside the waits of a watch: the end of a token that was asked to last so many ms, where a client can ask. */
export type DeclaredWait = Wait | { tokenOfMs: number }

/** What the limits do not say. */
export interface Expected {
  /** What a stop is expected to take. */
  stopMs: number
  /** How long points go on that are cut off. */
  offlineMs: number
  /** Of tokens as they come; null where a client can ask for a shorter life. */
  tokenLife: TokenLife | null
}

/** Duration of a chain of waits in ms. */
export function chainMs(waits: readonly DeclaredWait[], limits: Limits, expected: Expected): number {
  return waits.reduce<number>((total, wait) => total + waitMs(wait, limits, expected), 0)
}

function waitMs(wait: DeclaredWait, limits: Limits, { stopMs, offlineMs, tokenLife }: Expected): number {
  switch (wait) {
    case 'stop':
      return stopMs
    case 'hold':
      return limits.holdMs
    case 'limit':
      return limits.timeToStopMs
    case 'offline':
      return offlineMs
    default:
      return typeof wait === 'number' ? wait : (tokenLife?.ms ?? wait.tokenOfMs)
  }
}

/** What a chain of waits waits for, in words for the plan. */
export function waitsInWords(waits: readonly DeclaredWait[], { tokenLife }: Expected): readonly string[] {
  return waits.map(wait => {
    switch (wait) {
      case 'stop':
        return 'the stop'
      case 'hold':
        return 'the hold'
      case 'limit':
        return 'the limit for a stop'
      case 'offline':
        return 'the bound of a point that is cut off'
      default:
        if (typeof wait === 'number') return 'an end that is set'
        return tokenLife ? `the end of a token (${tokenLife.because})` : 'the end of a token'
    }
  })
}
