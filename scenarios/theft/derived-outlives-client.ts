/** A thief who was the client for a minute leaves with everything that a client can make. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'THEFT-09-CLIENT',
  title: 'Nothing that was made of the access of a client outlives its suspension',
  why: 'What was derived is not in the list of what was issued.',
  controls: ['THEFT-09'],
  needs: ['grant.refresh', 'grant.token_exchange', 'mgmt.lifecycle'],
  waits: ['stop', 'hold'],
  async play({ partner, delegation, exchange, lifecycle, watch }) {
    const grant = await delegation.obtain(partner)
    const laundered = await exchange.of(grant.holder)
    await watch(laundered.call(), {
      connections: ['kept-alive'],
      also: [grant.refresh()],
    }).stopsAfter(lifecycle.suspend(partner))
  },
})
