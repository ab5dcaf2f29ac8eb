/** Whether a denial counts: it must be explained by what was changed, and by nothing else. */
import type { Element } from '../check.ts'
import type { DenialReason, Outcome } from '../outcome.ts'

const certificateReasons: readonly DenialReason[] = [
  'certificate-missing',
  'certificate-revoked',
  'certificate-expired',
  'certificate-untrusted',
  'certificate-unspecified',
]

/** After a lever or an end any of these may be said, depending on where the decision is made. */
const withdrawn: readonly DenialReason[] = [
  'token-invalid',
  'client-invalid',
  'grant-invalid',
  'request-invalid',
  'scope-insufficient',
  ...certificateReasons,
]

/** Which reasons a mutated element explains. A denial for another reason says nothing about the element. */
export const explained: Readonly<Record<Element, readonly DenialReason[]>> = {
  // `request-invalid`: an operator door that misses its token may call the request malformed. @see RFC 6750 §3.1
  token: ['token-invalid', 'proof-invalid', 'request-invalid'],
  holder: ['token-invalid', 'proof-invalid', 'client-invalid', ...certificateReasons],
  certificate: ['token-invalid', 'client-invalid', 'grant-invalid', 'request-invalid', ...certificateReasons],
  // Who asks for a bound token without the proof is told that there is no grant. @see RFC 9449 §5
  proof: ['proof-invalid', 'token-invalid', 'request-invalid', 'grant-invalid'],
  scope: ['scope-insufficient', 'client-invalid', 'grant-invalid'],
  operation: ['scope-insufficient'],
  object: ['scope-insufficient'],
  organisation: ['scope-insufficient', 'token-invalid'],
  audience: ['token-invalid', 'grant-invalid', 'scope-insufficient'],
  header: ['token-invalid', 'client-invalid', 'request-invalid', 'proof-invalid', ...certificateReasons],
  path: ['token-invalid', 'scope-insufficient'],
  assertion: ['client-invalid', 'grant-invalid', 'request-invalid'],
  client: ['client-invalid', 'grant-invalid', 'request-invalid'],
  grant: ['grant-invalid', 'client-invalid', 'request-invalid'],
  metadata: ['metadata-invalid', 'request-invalid', 'scope-insufficient'],
  approval: ['client-invalid', 'request-invalid', 'grant-invalid', 'scope-insufficient'],
  operator: ['token-invalid', 'client-invalid', 'request-invalid', 'scope-insufficient'],
  replay: ['client-invalid', 'grant-invalid', 'request-invalid', 'token-invalid', 'proof-invalid'],
  withdrawal: withdrawn,
}

/** Where a connection that is closed without a word may mean that the certificate was refused. */
const closable: ReadonlySet<Element> = new Set(['holder', 'certificate', 'header', 'withdrawal'])

export type Credit = { counts: true; how: 'explicit' | 'differential' } | { counts: false; why: string }

/**
 * Credit as far as the answer itself goes; that the call that works and the witness bracket it is for the caller to see to.
 * `core`: a weak shape of denial is not enough for a core control.
 */
export function creditOf(outcome: Outcome, explainedBy: Element, status: number | undefined, core: boolean): Credit {
  if (outcome.verdict !== 'denied') return no('it was no denial')
  const { reason, grade } = outcome
  if (reason === 'unattributed') {
    return status === 401 || status === 403 ? differential : no('a denial without a reason')
  }
  if (reason === 'stream-closed') {
    return explainedBy === 'withdrawal' ? differential : no('the connection ended, which a mutation does not explain')
  }
  if (grade === 'weak') {
    if (core) return no(`a weak shape of denial (${reason}) does not satisfy a core control`)
    if (reason === 'silent-close' && !closable.has(explainedBy)) return no(`denied for another reason (${reason})`)
    return differential
  }
  const reasons = explained[explainedBy]
  return reasons.includes(reason) ? { counts: true, how: 'explicit' } : no(`denied for another reason (${reason})`)
}

const differential: Credit = { counts: true, how: 'differential' }
const no = (why: string): Credit => ({ counts: false, why })
