/** What one check came to: a result with its reason, and where it was seen. */
import type { Result } from '../verdict-file.ts'

export interface Finding {
  result: Extract<Result, 'pass' | 'inconclusive' | 'fail'>
  reason: string
  seen?: string
  /** Trouble that was too small to matter, and is told with a pass. */
  tolerated?: string
}

export const pass = (reason: string, seen?: string): Finding => ({ result: 'pass', reason, ...(seen && { seen }) })
export const fail = (reason: string, seen?: string): Finding => ({ result: 'fail', reason, ...(seen && { seen }) })
export const inconclusive = (reason: string, seen?: string): Finding => ({
  result: 'inconclusive',
  reason,
  ...(seen && { seen }),
})

const order: Readonly<Record<Result, number>> = { 'not-applicable': 0, pass: 1, waived: 2, inconclusive: 3, fail: 4 }

/** Fold by maximum: associative, commutative, idempotent. */
export function worse(a: Result, b: Result): Result {
  return order[a] >= order[b] ? a : b
}

export const isWorse = (a: Result, b: Result) => order[a] > order[b]

/** Why a control has no result in a run that was narrowed to others. */
export const notSelected = 'not run: it was not selected'
