/** Trust is shown with every request, not once per connection. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'ACCESS-12',
  title: 'Each request on an open connection stands on its own credentials',
  why: 'A connection that remembers who it was once for lends that identity to whatever comes next.',
  controls: ['ACCESS-12'],
  needs: [],
  async play({ partner, points }) {
    for (const point of points) {
      await point.refuses(partner.call().over('kept-alive').withoutToken())
      await point.refuses(partner.call().over('kept-alive').withForged('truncated-signature'))
    }
  },
})
