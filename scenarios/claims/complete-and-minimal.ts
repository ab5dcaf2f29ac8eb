/** A token passes many hands; what it says, all of them read. */
import { scenario } from '../core/scenario.ts'

/** @see RFC 9068 §2.2 */
const required = ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti']
const registered = [...required, 'nbf', 'scope', 'cnf', 'organisation', 'act', 'auth_time', 'acr', 'amr']

export default scenario({
  id: 'CLAIMS-06',
  title: 'A token says what it must and no more',
  why: 'Personal data in a token ends up in the log of every proxy on the way.',
  controls: ['CLAIMS-06'],
  needs: ['token.jwt'],
  async play({ partner, points, issuer, check }) {
    const allowed = [...registered, ...issuer.claims]
    for (const point of points) {
      const { claims } = await partner.token(point)
      if (!claims) continue
      check.value(`claims of a token for ${point.name}`, Object.keys(claims), 'includes-all', required)
      check.value(`claims of a token for ${point.name}`, Object.keys(claims), 'subset-of', allowed)
      // One text or a list of one: both say the same. @see RFC 7519 §4.1.3
      check.value(`audience of a token for ${point.name}`, [claims.aud ?? null].flat(), 'equals', [point.audience])
      check.value(
        `e-mail addresses in a token for ${point.name}`,
        JSON.stringify(claims).match(/[\w.+-]+@[\w-]+\.[\w.]+/g) ?? [],
        'is-empty',
      )
    }
  },
})
