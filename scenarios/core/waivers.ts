/** A waiver covers one known failure of one control at one target for a while; one that does not fit is worse than none. */
import type { Shortcoming } from './judge.ts'
import type { Waiver } from './plan.ts'
import type { ControlResult } from './verdict-file.ts'

export interface WaiverContext {
  waivers: readonly Waiver[]
  /** Name of the target that was judged. */
  target: string
  core: ReadonlySet<string>
  /** ISO time against which the dates are held. */
  nowWall: string
}

const longestMs = 90 * 86_400_000

/** What is wrong with a waiver, as a sentence; null when it is in force and covers a failure that occurred. */
export function misuseOf(
  waiver: Waiver,
  result: ControlResult | undefined,
  shortcomings: readonly Shortcoming[],
  context: WaiverContext,
): string | null {
  const named = `The waiver ${waiver.ticket} for ${waiver.control}`
  const nowMs = Date.parse(context.nowWall)
  const grantedMs = Date.parse(waiver.granted)
  const expiresMs = Date.parse(waiver.expires)
  if (context.core.has(waiver.control)) return `${named} is void: core controls are never waived.`
  if (waiver.target !== context.target) return `${named} is for another target (${waiver.target}).`
  const blank = [waiver.owner, waiver.approver, waiver.ticket, waiver.failure].some(text => text.trim() === '')
  if (blank) return `${named} lacks an owner, an approver, a ticket or the failure that it covers.`
  // Written so that a date that cannot be read is never in force.
  if (!(grantedMs <= nowMs && nowMs < expiresMs)) {
    return `${named} is not in force (${waiver.granted} to ${waiver.expires}).`
  }
  if (expiresMs - grantedMs > longestMs) return `${named} runs for more than 90 days.`
  if (result?.result !== 'fail') return `${named} is unused: the control did not fail.`
  const failures = failuresOf(result, shortcomings)
  return failures.has(waiver.failure) ? null : `${named} covers another failure than “${[...failures].join('”, “')}”.`
}

/** Waived only if every failure of the control is covered; a doubt beside the failure is not covered by anything. */
export function applyWaivers(
  result: ControlResult,
  shortcomings: readonly Shortcoming[],
  context: WaiverContext,
): ControlResult {
  if (result.result !== 'fail') return result
  const fitting = context.waivers.filter(
    waiver => waiver.control === result.id && misuseOf(waiver, result, shortcomings, context) === null,
  )
  const covered = new Set(fitting.map(waiver => waiver.failure))
  for (const failure of failuresOf(result, shortcomings)) if (!covered.has(failure)) return result
  const doubt = shortcomings.find(each => each.result === 'inconclusive')
  if (doubt) return { ...result, result: 'inconclusive', reason: `${doubt.reason} (beside a waived failure)` }
  const terms = fitting.map(waiver => `${waiver.ticket}, approved by ${waiver.approver}, until ${waiver.expires}`)
  return { ...result, result: 'waived', reason: `${result.reason} (waived: ${terms.join('; ')})` }
}

function failuresOf(result: ControlResult, shortcomings: readonly Shortcoming[]): ReadonlySet<string> {
  return new Set([result.reason, ...shortcomings.filter(each => each.result === 'fail').map(each => each.reason)])
}
