/** The strongest gateway protects nothing if the data has a second door. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'DISCOVER-07',
  title: 'No route leads to the data around an enforcement point',
  why: 'Old versions and backend addresses are forgotten by those who guard, not by those who look.',
  controls: ['DISCOVER-07'],
  needs: [],
  async play({ partner, points, detours }) {
    const call = partner.call()
    for (const point of points) await point.refuses(call.withoutToken())
    for (const detour of detours) await detour.withholds(call)
  },
})
