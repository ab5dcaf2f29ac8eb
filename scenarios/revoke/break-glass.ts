/** In an emergency there is time for one action. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REVOKE-19',
  title: 'One lever stops a partner altogether',
  why: 'Five consoles at three in the morning means that one is forgotten.',
  controls: ['REVOKE-19'],
  needs: ['mgmt.lifecycle'],
  waits: ['stop', 'hold'],
  async play({ partner, lifecycle, watch }) {
    await watch(partner.call(), {
      connections: ['kept-alive', 'stream'],
      also: partner.newTokens(),
    }).stopsAfter(lifecycle.stop(partner))
  },
})
