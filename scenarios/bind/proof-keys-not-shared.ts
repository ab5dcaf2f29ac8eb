/** Two applications of one organisation have a key each, and neither stands in for the other. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'BIND-08-DPOP',
  title: 'The key of one application never proves the token of another',
  why: 'Shared credentials cannot be revoked for one, nor blamed on one.',
  controls: ['BIND-08'],
  needs: ['auth.private_key_jwt', 'bind.dpop'],
  async play({ partner, sibling, issuer, points, possession }) {
    const other = await sibling()
    await issuer.refuses(
      partner.tokenRequest().changed({ authenticatedAs: other }, "an assertion signed with a sibling's key"),
    )
    for (const point of points) {
      await point.admits(other.call())
      await point.refuses(possession.provenBy(partner.call(), other))
    }
  },
})
