/** A tenant is who one is, not whom one names. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'ACCESS-05',
  title: 'Naming another organisation leads nowhere',
  why: 'Wherever a tenant can be named, someone will name the wrong one.',
  controls: ['ACCESS-05'],
  needs: ['tenancy'],
  async play({ partner, stranger, points }) {
    for (const point of points) {
      await point.withholds(partner.call().naming(stranger, 'query'))
      await point.withholds(partner.call().naming(stranger, 'header'))
    }
  },
})
