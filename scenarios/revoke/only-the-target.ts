/** A lever that stops too much will not be pulled in time. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REVOKE-18',
  title: 'A withdrawal hits its target and nobody else',
  why: 'Whoever fears an outage hesitates to revoke.',
  controls: ['REVOKE-18'],
  needs: ['mgmt.lifecycle', 'tenancy'],
  waits: ['stop', 'hold'],
  async play({ partner, sibling, stranger, lifecycle, watch }) {
    const other = await sibling()
    const untouched = [other.call(), stranger.call()]
    await watch(partner.call(), { connections: ['kept-alive'], untouched }).stopsAfter(lifecycle.suspend(partner))
  },
})
