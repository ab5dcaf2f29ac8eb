/** The smallest lever: one partner's tokens, everywhere. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REVOKE-01',
  title: 'A revoked token stops at every enforcement point',
  why: 'The revocation endpoint says yes at once; the second gateway may not have heard.',
  controls: ['REVOKE-01'],
  needs: ['revocation'],
  waits: ['stop', 'hold'],
  async play({ partner, revocation, watch }) {
    await watch(partner.call()).stopsAfter(revocation.tokensOf(partner))
  },
})
