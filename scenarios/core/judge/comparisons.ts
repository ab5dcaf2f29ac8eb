/** Checks on exchanges: a call that must work, a mutant that must not, a credential that may be used once. */
import type { Check } from '../check.ts'
import { creditOf } from './credit.ts'
import type { Evidence, Exchange } from './evidence.ts'
import { type Finding, fail, inconclusive, pass } from './finding.ts'
import { witnessReachMs } from './witness.ts'

type Of<K extends Check['kind']> = Extract<Check, { kind: K }>

const missing = inconclusive('the record does not hold the exchanges that this rests on')

const seenAs = ({ facts, outcome }: Exchange): string => {
  const status = facts.status === undefined ? facts.ending : `status ${facts.status}`
  const error = facts.oauthError ?? facts.error?.code
  return `${outcome.verdict} (${[status, error].filter(Boolean).join(', ')})`
}

export function judgeAdmits(check: Of<'admits'>, evidence: Evidence): Finding {
  const exchange = evidence.exchange(check.exchange)
  if (!exchange) return missing
  const { outcome } = exchange
  if (outcome.verdict === 'allowed') return pass('admitted')
  if (outcome.verdict === 'indeterminate') return inconclusive(`no clear answer: ${outcome.why}`, seenAs(exchange))
  if (!isVouched(exchange, evidence)) {
    return inconclusive('refused, but the witness was not admitted around that time either', seenAs(exchange))
  }
  return fail(`refused although it should work (${outcome.reason})`, seenAs(exchange))
}

export function judgeRefuses(check: Of<'refuses'>, evidence: Evidence, core: boolean): Finding {
  const mutant = evidence.exchange(check.mutant)
  if (!mutant) return missing
  const { outcome, facts } = mutant
  if (outcome.verdict === 'allowed') return fail(`admitted with ${check.mutation}`, seenAs(mutant))
  if (outcome.verdict === 'indeterminate') {
    return inconclusive(`with ${check.mutation} there was no clear answer: ${outcome.why}`, seenAs(mutant))
  }
  const unbracketed = bracketTrouble(check, mutant, evidence)
  if (unbracketed) return unbracketed
  const credit = creditOf(outcome, check.element, facts.status, core)
  return credit.counts
    ? pass(`refused ${check.mutation} (${credit.how})`, seenAs(mutant))
    : inconclusive(`${check.mutation}: ${credit.why}`, seenAs(mutant))
}

/** Refused like any mutant; and it was let in before its end, so that nothing but the end explains the refusal. */
export function judgeEnded(check: Of<'ended'>, evidence: Evidence, core: boolean): Finding {
  const first = evidence.exchange(check.first)
  const mutant = evidence.exchange(check.mutant)
  if (!first || !mutant) return missing
  if (first.outcome.verdict !== 'allowed' || first.facts.sentAtMs >= check.endsAtMs || first.point !== mutant.point) {
    return inconclusive('it was not let in before its end, so its end cannot be seen', seenAs(first))
  }
  const { sentAtMs, endedAtMs } = mutant.facts
  if (sentAtMs < check.endsAtMs) return inconclusive('it was not tried after its end', seenAs(mutant))
  if (mutant.outcome.verdict === 'allowed') {
    const lateMs = Math.round(sentAtMs - check.endsAtMs)
    return lateMs > check.leewayMs
      ? fail(`still let in ${lateMs} ms after its end`, seenAs(mutant))
      : inconclusive('still let in within the leeway, and not tried after it', seenAs(mutant))
  }
  const finding = judgeRefuses({ ...check, kind: 'refuses', element: 'token' }, evidence, core)
  const sinceMs = Math.round(endedAtMs - check.endsAtMs)
  if (finding.result !== 'pass' || check.watched || sinceMs <= check.leewayMs) return finding
  const late = `${Math.round(sinceMs / 1_000)} s`
  return inconclusive(`first tried ${late} after its end: whether it ended in time, nobody saw`, seenAs(mutant))
}

/** Any complete and readable answer will do, so long as the data of the other is not in it. */
export function judgeWithholds(check: Of<'withholds'>, evidence: Evidence): Finding {
  const mutant = evidence.exchange(check.mutant)
  if (!mutant) return missing
  if (mutant.outcome.verdict === 'allowed') return fail(`data came out with ${check.mutation}`, seenAs(mutant))
  if (mutant.outcome.verdict !== 'denied' && !isSearchable(mutant)) {
    return inconclusive(`with ${check.mutation} there was no complete answer to search`, seenAs(mutant))
  }
  return bracketTrouble(check, mutant, evidence) ?? pass(`no data came out with ${check.mutation}`, seenAs(mutant))
}

/** The whole body arrived in plain bytes, and the proof of access was looked for in it. */
function isSearchable({ facts }: Exchange): boolean {
  const { ending, status = 0, body, proof, headers } = facts
  const encoding = headers?.['content-encoding'] ?? 'identity'
  const whole = ending === 'answered' && body !== undefined && body.complete && body.framed && !body.capped
  const clear = status >= 200 && status < 500 && ![408, 425, 429].includes(status)
  return whole && clear && proof === 'absent' && encoding === 'identity'
}

/** No denial is worth anything unless the unmutated call works before and after it at the same place, and the witness too. */
function bracketTrouble(check: Of<'refuses'> | Of<'withholds'>, mutant: Exchange, evidence: Evidence): Finding | null {
  const before = evidence.exchange(check.before)
  const after = evidence.exchange(check.after)
  if (!before || !after) return missing
  for (const [when, exchange] of [
    ['before', before],
    ['after', after],
  ] as const) {
    if (exchange.outcome.verdict !== 'allowed') {
      return inconclusive(`the call that works did not work ${when} it`, seenAs(exchange))
    }
  }
  if (before.point !== mutant.point || after.point !== mutant.point || !isOrdered([before, mutant, after])) {
    return inconclusive('the call that works was not made right before and after it')
  }
  return isVouched(mutant, evidence)
    ? null
    : inconclusive(`the witness was not admitted within ${witnessReachMs} ms of it`, seenAs(mutant))
}

function isOrdered(exchanges: readonly Exchange[]): boolean {
  return exchanges.every((each, index) => {
    const next = exchanges[index + 1]
    return next === undefined || each.facts.endedAtMs <= next.facts.sentAtMs
  })
}

/** The witness calls at enforcement points. Elsewhere the call that works, made by the same partner, stands in for it. */
function isVouched({ point, facts }: Exchange, evidence: Evidence): boolean {
  if (evidence.point(point).kind !== 'enforcement') return true
  return evidence.witness.vouches(point, facts.sentAtMs, facts.endedAtMs)
}

/** Only that it was never let in: a point that cannot know may say so in any way it likes, as long as it is there. */
export function judgeKeepsOut(check: Of<'keeps-out'>, evidence: Evidence): Finding {
  const found = check.exchanges.map(id => evidence.exchange(id))
  if (found.length === 0 || found.includes(undefined)) return missing
  const exchanges = found.filter(each => each !== undefined)
  const letIn = exchanges.find(each => each.outcome.verdict === 'allowed')
  if (letIn) return fail(`let in during ${check.during}`, seenAs(letIn))
  const perhaps = exchanges.find(each => each.outcome.verdict === 'indeterminate' && each.outcome.possiblyAllowed)
  if (perhaps) return inconclusive(`perhaps let in during ${check.during}`, seenAs(perhaps))
  const answered = exchanges.filter(each => each.facts.ending === 'answered')
  const last = answered.at(-1)
  if (!last) return inconclusive(`it gave no answer at all during ${check.during}`)
  return pass(`kept out during ${check.during} (${exchanges.length} attempts)`, seenAs(last))
}

export function judgeAtMostOnce(check: Of<'at-most-once'>, evidence: Evidence): Finding {
  const wanted = [...new Set(check.attempts)]
  const found = wanted.map(id => evidence.exchange(id)).filter(each => each !== undefined)
  const admitted = found.filter(each => each.outcome.verdict === 'allowed').length
  const seen = `${admitted} of ${found.length} admitted`
  if (admitted > 1) return fail('one credential was good more than once', seen)
  if (found.length !== wanted.length || found.length < 2) return missing
  const before = evidence.exchange(check.twinBefore)
  const after = evidence.exchange(check.twinAfter)
  if (before?.outcome.verdict !== 'allowed' || after?.outcome.verdict !== 'allowed') {
    return inconclusive('a fresh credential of the same kind did not work around it', seen)
  }
  if (found.some(each => !isOrdered([before, each, after]))) {
    return inconclusive('the fresh credentials were not used right before and after it', seen)
  }
  const unclear = found.filter(each => each.outcome.verdict === 'indeterminate').length
  if (unclear > 0) return inconclusive(`${unclear} of ${found.length} attempts had no clear answer`, seen)
  return admitted === 1 ? pass('good exactly once', seen) : inconclusive('not even the first use was admitted', seen)
}

/** After a withdrawal each attempt must be refused for a reason that the withdrawal explains; one that is let in is a survivor. */
export function judgeNoneAdmitted(check: Of<'none-admitted'>, evidence: Evidence, core: boolean): Finding {
  const wanted = [...new Set(check.attempts)]
  const found = wanted.map(id => evidence.exchange(id)).filter(each => each !== undefined)
  const survivors = found.filter(each => each.outcome.verdict === 'allowed').length
  const seen = `${survivors} of ${found.length} admitted`
  if (survivors > 0) return fail('still admitted after the withdrawal', seen)
  if (found.length === 0 || found.length !== wanted.length) return missing
  for (const exchange of found) {
    const { outcome, facts } = exchange
    if (outcome.verdict === 'indeterminate') return inconclusive(`no clear answer: ${outcome.why}`, seenAs(exchange))
    const credit = creditOf(outcome, 'withdrawal', facts.status, core)
    if (!credit.counts) return inconclusive(credit.why, seenAs(exchange))
    if (!isVouched(exchange, evidence))
      return inconclusive(`the witness was not admitted within ${witnessReachMs} ms of it`, seenAs(exchange))
  }
  return pass('none was admitted', seen)
}
