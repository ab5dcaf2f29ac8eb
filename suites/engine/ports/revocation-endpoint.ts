/** Asks the revocation endpoint in every manner in which it may be asked, rightly or not. @see RFC 7009 §2 */
import { randomBytes } from 'node:crypto'
import { ownSource } from '../../../fixtures/partner/call.ts'
import { heldPartner } from '../../../fixtures/partner/held-partner.ts'
import type { Prepared } from '../../../fixtures/partner/sendable.ts'
import { authenticationOf, shownCertificate } from '../../../fixtures/partner/token-request.ts'
import { Secret } from '../../../fixtures/secret/secret.ts'
import { buildRevocation } from '../../../fixtures/target/standard/token-status.ts'
import { Untestable } from '../../../fixtures/workbench/untestable.ts'
import type { Token } from '../../../scenarios/core/kit.ts'
import type { RevocationEndpoint } from '../../../scenarios/core/ports/effect-ports.ts'
import { dispatch } from '../dispatch.ts'
import type { PortContext } from './port-context.ts'

export function createRevocationEndpoint(context: PortContext): RevocationEndpoint {
  const { bench } = context

  return {
    async asked(by, token, { hint = 'none', manner } = {}) {
      const partner = heldPartner(by)
      const { authentication, credentials } = authenticationOf(
        { assertionAudience: bench.issuer.assertionAudience, secrets: bench.secrets },
        partner,
        manner === 'unauthenticated' ? { authentication: 'none' } : {},
      )
      const value = secretIn(token)
      const request = buildRevocation({
        endpoint: await bench.issuer.endpoint('revocation'),
        token: value,
        ...(hint !== 'none' && { hint }),
        clientId: partner.clientId,
        authentication,
      })
      const { body, headers, url } = request
      const shown = manner === 'get' ? { method: 'GET', url: `${url}?${body}`, headers: withoutType(headers) } : request
      const identity =
        manner === 'unauthenticated' ? 'nobody' : await bench.identity(shownCertificate(partner), ownSource)
      const prepared: Prepared = {
        by: 'partner',
        request: { ...shown, identity },
        credentials: [...credentials, value.name],
        endsAtWallMs: null,
        path: 'jwt',
      }
      const what = `${partner.name} asks for the end of ${token === 'unknown' ? 'a token that nobody issued' : token.label}`
      const { facts } = await context.traffic.ordinary(
        () =>
          dispatch(bench, context.scope, prepared, {
            point: bench.point('issuer'),
            what: manner ? `${what} (${manner})` : what,
            connection: 'fresh',
            kind: 'management',
          }),
        context.priority,
      )
      if (facts.status === undefined) throw new Untestable('the revocation endpoint gave no answer')
      return facts.status
    },
  }

  function secretIn(token: Token | 'unknown'): Secret {
    if (token === 'unknown') return bench.secrets.receive('invented token', randomBytes(32).toString('base64url'))
    if ('value' in token && token.value instanceof Secret) return token.value
    throw new TypeError(`${token.label} was not made by the fixtures`)
  }
}

const withoutType = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-type'))
