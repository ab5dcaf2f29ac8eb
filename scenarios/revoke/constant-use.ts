/** A cache that renews itself with every hit belongs to whoever hits it. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REVOKE-12',
  title: 'Constant use does not keep revoked access alive',
  why: 'The attacker calls more often than the partner.',
  controls: ['REVOKE-12'],
  needs: ['revocation'],
  waits: ['stop', 'hold'],
  async play({ partner, revocation, watch }) {
    await watch(partner.call(), { connections: ['kept-alive'] }).stopsAfter(revocation.tokensOf(partner))
  },
})
