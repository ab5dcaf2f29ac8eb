/** A gate that lets nobody in is not secure but broken. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'ACCESS-01',
  title: 'What the partner may do works at every enforcement point',
  why: 'Every refusal that follows counts only because this works.',
  controls: ['ACCESS-01'],
  needs: [],
  async play({ partner, points }) {
    for (const point of points) {
      for (const operation of partner.may) await point.admits(partner.call(operation))
    }
  },
})
