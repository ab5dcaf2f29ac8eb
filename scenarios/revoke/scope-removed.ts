/** Taking one right away is the mildest lever, and the one most often pulled. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REVOKE-09',
  title: 'A right that was taken away is gone from tokens that live',
  why: 'A right that lasts as long as its token is taken away from whoever waits, and from nobody else.',
  controls: ['REVOKE-09'],
  needs: ['mgmt.entitlement'],
  waits: ['stop', 'hold'],
  async play({ partner, scopeRemoval, watch }) {
    const { operation, kept } = scopeRemoval.candidate(partner)
    await watch(partner.call(operation), {
      connections: ['kept-alive'],
      untouched: kept.length > 0 ? [partner.call()] : [],
    }).stopsAfter(scopeRemoval.lever(partner, kept))
  },
})
