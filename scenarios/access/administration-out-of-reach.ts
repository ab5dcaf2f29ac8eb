/** A valid token is not an administrator's token. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'ACCESS-03',
  title: 'Administration is out of reach',
  why: 'One export too many and every partner has the data of all.',
  controls: ['ACCESS-03'],
  needs: [],
  async play({ partner, points, check }) {
    if (partner.never.length === 0) return check.untestable('the target file marks no operation as `never`')
    for (const point of points) {
      for (const operation of partner.never) await point.refuses(partner.call().instead(operation))
    }
  },
})
