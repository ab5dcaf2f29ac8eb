/** Knowing the number of a record is not a right to read it. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'ACCESS-04',
  title: 'Records of others cannot be fetched by their identifier',
  why: 'Identifiers are guessed, counted up and found in mails.',
  controls: ['ACCESS-04'],
  needs: ['tenancy'],
  async play({ partner, stranger, points, check }) {
    if (partner.objects.length === 0) return check.untestable('no operation of the partner names an object')
    for (const point of points) {
      for (const operation of partner.objects) await point.withholds(partner.call(operation).on(stranger))
    }
  },
})
