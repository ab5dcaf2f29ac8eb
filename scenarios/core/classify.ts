/** What one set of facts means at the place that answered. Two closed lists, yes and no; whatever stands on neither is indeterminate. */
import type { Facts } from './facts.ts'
import type { DenialReason, Grade, Outcome } from './outcome.ts'
import type { PointPlan } from './plan.ts'

type Judged = Pick<PointPlan, 'kind' | 'denies' | 'errors'>

/** Answers that speak of the server's own state or of a next step. No status and no declared shape turns them into a denial. */
const neverDenials: ReadonlySet<string> = new Set([
  'use_dpop_nonce',
  'server_error',
  'temporarily_unavailable',
  'slow_down',
  'authorization_pending',
  'interaction_required',
  'login_required',
])

const denied = (reason: DenialReason, grade: Grade): Outcome => ({ verdict: 'denied', reason, grade })
const indeterminate = (why: string): Outcome => ({ verdict: 'indeterminate', why })

/** More headers than any server means to send: some may have been dropped on the way in. */
const mostHeaders = 200

/** @see RFC 8446 §6.2 */
const certificateAlerts: Readonly<Record<number, DenialReason>> = {
  42: 'certificate-unspecified',
  43: 'certificate-unspecified',
  44: 'certificate-revoked',
  45: 'certificate-expired',
  46: 'certificate-unspecified',
  48: 'certificate-untrusted',
  49: 'certificate-unspecified',
  51: 'certificate-unspecified',
  116: 'certificate-missing',
}

/** `error` codes by the status that their RFC couples them to. @see RFC 6749 §5.2, RFC 8693 §2.2.2, RFC 8707 §2 */
const tokenErrors: Readonly<Record<string, { reason: DenialReason; statuses: readonly number[] }>> = {
  invalid_client: { reason: 'client-invalid', statuses: [400, 401] },
  unauthorized_client: { reason: 'client-invalid', statuses: [400, 401, 403] },
  invalid_grant: { reason: 'grant-invalid', statuses: [400] },
  unsupported_grant_type: { reason: 'grant-invalid', statuses: [400] },
  invalid_scope: { reason: 'scope-insufficient', statuses: [400] },
  invalid_target: { reason: 'grant-invalid', statuses: [400] },
  invalid_request: { reason: 'request-invalid', statuses: [400] },
  access_denied: { reason: 'client-invalid', statuses: [400, 403] },
  invalid_dpop_proof: { reason: 'proof-invalid', statuses: [400, 401] },
  unsupported_token_type: { reason: 'request-invalid', statuses: [400] },
  invalid_token: { reason: 'token-invalid', statuses: [400, 401] },
}

/** @see RFC 7591 §3.2.2, RFC 6750 §3.1 for the credentials of the request itself */
const registrationErrors: Readonly<Record<string, { reason: DenialReason; statuses: readonly number[] }>> = {
  invalid_client_metadata: { reason: 'metadata-invalid', statuses: [400] },
  invalid_redirect_uri: { reason: 'metadata-invalid', statuses: [400] },
  invalid_software_statement: { reason: 'metadata-invalid', statuses: [400] },
  unapproved_software_statement: { reason: 'metadata-invalid', statuses: [400, 403] },
  invalid_request: { reason: 'request-invalid', statuses: [400, 401] },
  invalid_token: { reason: 'token-invalid', statuses: [400, 401] },
  insufficient_scope: { reason: 'scope-insufficient', statuses: [403] },
  invalid_scope: { reason: 'scope-insufficient', statuses: [400] },
  access_denied: { reason: 'client-invalid', statuses: [400, 403] },
}

export function classify(facts: Facts, point: Judged): Outcome {
  if (facts.proof === 'found' && facts.ending !== 'not-sent') return { verdict: 'allowed' }
  switch (facts.ending) {
    case 'answered':
      return classifyAnswer(facts, point)
    case 'event':
      return { verdict: 'indeterminate', why: 'an event without the proof of access', possiblyAllowed: true }
    case 'ended':
      return denied('stream-closed', 'weak')
    case 'broken':
      return classifyBreak(facts, point)
    case 'timed-out':
      return maybeAllowed(facts, `no complete answer in time (${facts.phase})`)
    case 'not-sent':
      return indeterminate(`nothing was sent (${facts.error?.code ?? 'unknown'})`)
    default:
      return facts.ending satisfies never
  }
}

function classifyAnswer(facts: Facts, point: Judged): Outcome {
  const { status = 0, headers = {}, headerCount = 0 } = facts
  const flaw = flawOf(facts)
  if (flaw) return maybeAllowed(facts, flaw)
  if (headerCount > mostHeaders) return maybeAllowed(facts, `${headerCount} headers`)
  const encoding = headers['content-encoding']
  if (encoding && encoding !== 'identity')
    return maybeAllowed(facts, `an encoding that was not asked for (${encoding})`)
  if (status < 100 || status >= 500 || [408, 425, 429].includes(status)) return indeterminate(`status ${status}`)
  if (facts.oauthError !== undefined && neverDenials.has(facts.oauthError)) {
    return maybeAllowed(facts, `${facts.oauthError} is not a denial`)
  }
  const declared = declaredShape(facts, point)
  if (declared) return declared
  if (status >= 200 && status < 300) {
    const inactive = point.kind === 'introspection' && status === 200 && facts.proof === 'absent' && isJson(facts)
    return inactive
      ? denied('token-invalid', 'explicit')
      : maybeAllowed(facts, `status ${status} without the proof of access`)
  }
  switch (point.kind) {
    case 'enforcement':
      return classifyResource(facts, status)
    case 'issuer':
    case 'revocation':
    case 'introspection':
      return byError(tokenErrors, facts, status, point.errors)
    case 'registration':
      return byError(registrationErrors, facts, status)
    case 'management':
      return [400, 401, 403, 404, 409, 422].includes(status)
        ? denied('request-invalid', 'explicit')
        : indeterminate(`status ${status}`)
    default:
      return point.kind satisfies never
  }
}

/** A credential that comes twice, or in a form that nobody reads, makes the request invalid. @see RFC 6750 §3, RFC 9449 §7.1 */
function classifyResource(facts: Facts, status: number): Outcome {
  const { challenge, oauthError } = facts
  const challenged = challenge === 'bearer' || challenge === 'dpop'
  if (status === 401 && challenged && oauthError === 'invalid_token') return denied('token-invalid', 'explicit')
  if (challenged && [400, 401].includes(status) && oauthError === 'invalid_dpop_proof')
    return denied('proof-invalid', 'explicit')
  if (status === 400 && challenged && oauthError === 'invalid_request') return denied('request-invalid', 'explicit')
  if (status === 403 && oauthError === 'insufficient_scope') return denied('scope-insufficient', 'explicit')
  if (status === 401 || status === 403) return denied('unattributed', 'weak')
  return indeterminate(`status ${status}`)
}

function byError(errors: typeof tokenErrors, facts: Facts, status: number, ownWords: Judged['errors'] = {}): Outcome {
  const told = facts.oauthError
  const oauthError = told !== undefined && Object.hasOwn(ownWords, told) ? ownWords[told] : told
  // The code comes from the target: `constructor` is not one of ours.
  const known = oauthError !== undefined && Object.hasOwn(errors, oauthError) ? errors[oauthError] : undefined
  if (known?.statuses.includes(status)) return denied(known.reason, 'explicit')
  if (status === 401 || status === 403) return denied('unattributed', 'weak')
  return indeterminate(`status ${status}${facts.oauthError ? ` with ${facts.oauthError}` : ''}`)
}

function classifyBreak(facts: Facts, point: Judged): Outcome {
  const { alert, code } = facts.error ?? {}
  const beforeAnyByte = facts.status === undefined && ['tls', 'request', 'headers'].includes(facts.phase)
  const reason = alert === undefined ? undefined : certificateAlerts[alert]
  // With TLS 1.3 the client finishes its handshake first, so the alert arrives while the request is already under way.
  if (beforeAnyByte && reason) return denied(reason, 'explicit')
  const silent =
    alert === undefined && ['ECONNRESET', 'EPIPE', 'SOCKET_CLOSED', 'CONNECTION_CLOSED'].includes(code ?? '')
  if (beforeAnyByte && silent && point.denies.includes('silent-close')) return denied('silent-close', 'weak')
  return maybeAllowed(
    facts,
    `the connection broke (${code ?? 'unknown'}${alert === undefined ? '' : `, alert ${alert}`}) during ${facts.phase}`,
  )
}

/** A shape counts only where the target file declares it for this point; the one that says most goes first. */
function declaredShape(facts: Facts, point: Judged): Outcome | null {
  const shapes = (facts.matched ?? []).filter(shape => point.denies.includes(shape))
  if (shapes.includes('http-400-tls')) return denied('certificate-unspecified', 'explicit')
  // An OAuth error says more than a shape beside it, and a silent close is no answer.
  const attributed = facts.oauthError !== undefined && [400, 401, 403].includes(facts.status ?? 0)
  const telling = shapes.some(shape => shape !== 'oauth' && shape !== 'silent-close')
  return telling && !attributed ? denied('hidden', 'weak') : null
}

/** RFC 7662 §2.2: an inactive token is answered with 200 and a JSON object; a page of HTML with 200 says nothing. */
const isJson = ({ headers }: Facts) => /^application\/([\w.+-]+\+)?json\b/i.test(headers?.['content-type'] ?? '')

function flawOf(facts: Facts): string | null {
  if (!facts.body) return null
  if (facts.body.capped) return 'a body beyond the limit'
  if (!facts.body.complete) return 'a body that was cut short'
  if (!facts.body.framed) return 'a body whose end nobody announced'
  return null
}

function maybeAllowed(facts: Facts, why: string): Outcome {
  const { status = 0 } = facts
  return status >= 200 && status < 300 ? { verdict: 'indeterminate', why, possiblyAllowed: true } : indeterminate(why)
}
