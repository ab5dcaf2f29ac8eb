/** Did what must not be hurt go on working: the sibling, the other organisation, the partner with its new key? */
import type { Check } from '../check.ts'
import { type Evidence, isSameCell } from './evidence.ts'
import { type Finding, fail, inconclusive, pass } from './finding.ts'
import { stretchesOf } from './history.ts'
import { earlyMs } from './question.ts'
import { tolerated } from './stop-trouble.ts'

/** A neighbour must be let in from beginning to end, and never be refused while the witness is let in. */
export function judgeKeepsWorking(check: Extract<Check, { kind: 'keeps-working' }>, evidence: Evidence): Finding {
  const series = evidence.series(check.series)
  if (!series || !isSameCell(series.cell, check.cell)) {
    return inconclusive('the record does not hold the watch that this rests on')
  }
  const history = stretchesOf(series, evidence, false).filter(
    stretch => stretch.untilMs >= check.fromMs && stretch.fromMs <= check.untilMs,
  )
  // That a server closed a connection is no refusal: it may do so at any time.
  const refused = history.filter(stretch => stretch.meaning === 'credited' && !stretch.ended)
  const endsAtMs = (series.credentialEndsAtMs ?? Number.POSITIVE_INFINITY) - earlyMs
  const hurt = refused.find(stretch => stretch.fromMs >= check.fromMs && stretch.firstEndedAtMs < endsAtMs)
  if (hurt) return fail(`was refused too (${hurt.why})`, `${Math.round(hurt.fromMs - check.fromMs)} ms after the lever`)
  const [other] = refused
  if (other && other.fromMs < check.fromMs)
    return inconclusive(`it was refused before the lever was pulled (${other.why})`)
  if (other) return inconclusive('its own credential had come to its end')
  const doubtful = history.find(stretch => stretch.meaning === 'other' && !stretch.ended)
  if (doubtful) return inconclusive(`was refused, but ${doubtful.why}`)
  const allowed = history.filter(stretch => stretch.meaning === 'allowed')
  const first = allowed[0]
  const last = allowed.at(-1)
  const reachMs = Math.max(1_000, 3 * series.intervalMs)
  if (!first || !last || first.fromMs > check.fromMs + reachMs || last.lastSentAtMs < check.untilMs - reachMs) {
    const trouble = history.find(stretch => stretch.meaning !== 'allowed')
    return inconclusive(`it was not seen working from beginning to end${trouble ? ` (${trouble.why})` : ''}`)
  }
  const all = history.reduce((sum, stretch) => sum + stretch.count, 0)
  const admitted = allowed.reduce((sum, stretch) => sum + stretch.count, 0)
  if (admitted < all * (1 - tolerated)) return inconclusive(`only ${admitted} of ${all} probes had a clear answer`)
  const longestMs = Math.max(
    0,
    ...history.slice(1).map(stretch => stretch.maxGapMs),
    first.count > 1 ? first.maxGapMs : 0,
  )
  if (longestMs > reachMs) return inconclusive(`it was not looked at for ${Math.round(longestMs)} ms`)
  return pass('kept working', `${admitted} of ${all} probes admitted`)
}
