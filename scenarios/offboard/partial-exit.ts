/** An application leaves; the organisation stays. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'OFFBOARD-06',
  title: 'Retiring one application leaves its siblings alone',
  why: 'If one cannot go without the others, none will be made to go.',
  controls: ['OFFBOARD-06'],
  needs: ['mgmt.lifecycle'],
  blast: 'organisation',
  waits: ['stop', 'hold'],
  async play({ partner, sibling, lifecycle, watch }) {
    const other = await sibling()
    await watch(partner.call(), { connections: ['kept-alive'], untouched: [other.call()] }).stopsAfter(
      lifecycle.remove(partner),
    )
  },
})
