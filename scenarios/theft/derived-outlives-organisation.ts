/** The last lever must reach the furthest. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'THEFT-09-ORGANISATION',
  title: 'Nothing that was made of the access of an organisation outlives its suspension',
  why: 'When one organisation has to go at once, nobody looks for what its clients made.',
  controls: ['THEFT-09'],
  needs: ['grant.refresh', 'grant.token_exchange', 'mgmt.org.lifecycle'],
  blast: 'organisation',
  waits: ['stop', 'hold'],
  async play({ partner, delegation, exchange, organisations, watch }) {
    const grant = await delegation.obtain(partner)
    const laundered = await exchange.of(grant.holder)
    await watch(laundered.call(), {
      connections: ['kept-alive'],
      also: [exchange.request(partner)],
    }).stopsAfter(organisations.suspend(partner.organisation))
  },
})
