/** What was open before the lever must not go on delivering after it. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REVOKE-10',
  title: 'Connections that were already open are cut',
  why: 'A stream that is checked only when it opens delivers until someone restarts something.',
  controls: ['REVOKE-10'],
  needs: ['mgmt.lifecycle'],
  waits: ['stop', 'hold'],
  async play({ partner, lifecycle, watch }) {
    await watch(partner.call(), { connections: ['stream', 'kept-alive'] }).stopsAfter(lifecycle.suspend(partner))
  },
})
