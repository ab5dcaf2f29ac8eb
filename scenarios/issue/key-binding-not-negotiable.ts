/** A token is bound to the key whose proof came with the request for it, or there is no token. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'ISSUE-09-DPOP',
  title: 'The binding to a key cannot be talked away',
  why: 'A thief who may ask for an unbound token needs no key at all.',
  controls: ['ISSUE-09'],
  needs: ['bind.dpop'],
  async play({ partner, points, issuer, possession, check }) {
    await issuer.refuses(partner.tokenRequest().changed({ proof: null }, 'no proof of the key to bind the token to'))
    for (const point of points) {
      const { type, claims } = await partner.token(point)
      check.value(`type of a token for ${point.name}`, type.toLowerCase(), 'equals', 'dpop')
      if (claims)
        check.value(
          `key that a token for ${point.name} is bound to`,
          boundTo(claims.cnf),
          'equals',
          possession.keyOf(partner),
        )
    }
  },
})

/** @see RFC 9449 §6.1 */
const boundTo = (cnf: unknown) => (typeof cnf === 'object' && cnf !== null && 'jkt' in cnf ? String(cnf.jkt) : null)
