/** What an intermediary saw must buy it nothing: neither as itself, nor a second time. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'THEFT-05',
  title: 'A captured grant assertion buys nothing for another client, and nothing twice',
  why: 'An assertion passes through more hands than the key that signed it.',
  controls: ['THEFT-05'],
  needs: ['grant.jwt_bearer', 'tenancy'],
  async play({ partner, sibling, stranger, attacker, issuer, byAssertion }) {
    await issuer.refuses(byAssertion(partner).by(await sibling()))
    await issuer.refuses(byAssertion(partner).by(stranger))
    const captured = await byAssertion(partner).captured()
    await issuer.admits(captured)
    await issuer.refuses(captured)
    await issuer.refuses(captured.from(attacker))
    await issuer.admitsOnce(await byAssertion(partner).captured(), 10)
  },
})
