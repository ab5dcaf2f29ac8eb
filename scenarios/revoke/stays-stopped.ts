/** A stop that does not last is a pause. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REVOKE-13',
  title: 'What stopped stays stopped',
  why: 'Caches refill, lists are pruned, nodes restart: each can bring access back.',
  controls: ['REVOKE-13'],
  needs: ['mgmt.lifecycle'],
  waits: ['stop', 'hold'],
  async play({ partner, lifecycle, watch }) {
    await watch(partner.call(), { connections: ['kept-alive'] }).stopsAfter(lifecycle.suspend(partner))
  },
})
