/** The partner's own revocation of tokens that it holds. @see RFC 7009 §2 */
import { ownSource } from '../../../fixtures/partner/call.ts'
import type { HeldPartner } from '../../../fixtures/partner/held-partner.ts'
import type { Prepared } from '../../../fixtures/partner/sendable.ts'
import { authenticationOf, shownCertificate } from '../../../fixtures/partner/token-request.ts'
import type { Secret } from '../../../fixtures/secret/secret.ts'
import { buildRevocation } from '../../../fixtures/target/standard/token-status.ts'
import type { Performed } from '../../../fixtures/workbench/management.ts'
import { dispatch } from '../dispatch.ts'
import type { PortContext } from './port-context.ts'

/** All at once; done when the issuer says so for each. */
export async function revokeTokens(
  { bench, scope }: Pick<PortContext, 'bench' | 'scope'>,
  partner: HeldPartner,
  tokens: readonly Secret[],
  hint: 'access_token' | 'refresh_token',
): Promise<Performed> {
  const endpoint = await bench.issuer.endpoint('revocation')
  const identity = await bench.identity(shownCertificate(partner), ownSource)
  const dispatched = await Promise.all(
    tokens.map(token => {
      const { authentication, credentials } = authenticationOf(
        { assertionAudience: bench.issuer.assertionAudience, secrets: bench.secrets },
        partner,
      )
      const request = buildRevocation({ endpoint, token, hint, clientId: partner.clientId, authentication })
      const prepared: Prepared = {
        by: 'partner',
        request: { ...request, identity },
        credentials: [...credentials, token.name],
        endsAtWallMs: null,
        path: hint === 'refresh_token' ? 'refresh-token' : 'jwt',
      }
      return dispatch(bench, scope, prepared, {
        point: bench.point('issuer'),
        what: hint === 'refresh_token' ? 'revokes its refresh token' : 'revokes its token',
        // One that is open already: while the lever is on its way, nobody else may use the refresh token.
        connection: 'kept-alive',
        kind: 'management',
      })
    }),
  )
  const statuses = dispatched.map(({ facts }) => facts.status ?? 0)
  const answer =
    statuses.length > 0 && statuses.every(status => status === 200)
      ? 'done'
      : statuses.some(status => status >= 400 && status < 500)
        ? 'refused'
        : 'unknown'
  return {
    answer,
    sentAtMs: Math.min(...dispatched.map(({ facts }) => facts.sentAtMs)),
    acknowledgedAtMs: Math.max(...dispatched.map(({ facts }) => facts.endedAtMs)),
    json: null,
    captured: {},
    correlations: [],
  }
}
