/** A bound token is only as bound as the request that asks for it must be. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'ISSUE-09',
  title: 'The binding to a certificate cannot be talked away',
  why: 'A thief who may ask for an unbound token needs no certificate at all.',
  controls: ['ISSUE-09'],
  needs: ['bind.mtls'],
  async play({ partner, points, issuer, check }) {
    await issuer.refuses(partner.tokenRequest().changed({ certificate: null }, 'no certificate to bind the token to'))
    for (const point of points) {
      const { claims } = await partner.token(point)
      if (claims)
        check.value(
          `certificate that a token for ${point.name} is bound to`,
          boundTo(claims.cnf),
          'equals',
          partner.certificate.fingerprint,
        )
    }
  },
})

/** @see RFC 8705 §3.1 */
const boundTo = (cnf: unknown) =>
  typeof cnf === 'object' && cnf !== null && 'x5t#S256' in cnf ? String(cnf['x5t#S256']) : null
