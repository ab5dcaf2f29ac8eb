/** Two applications of one organisation are still two. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'BIND-08',
  title: 'Credentials of one application never speak for another',
  why: 'Shared credentials cannot be revoked for one, nor blamed on one.',
  controls: ['BIND-08'],
  needs: ['auth.private_key_jwt', 'bind.mtls'],
  async play({ partner, sibling, issuer, points }) {
    const other = await sibling()
    await issuer.refuses(
      partner.tokenRequest().changed({ authenticatedAs: other }, "an assertion signed with a sibling's key"),
    )
    for (const point of points) {
      await point.admits(other.call())
      await point.refuses(partner.call().with(other.certificate))
    }
  },
})
