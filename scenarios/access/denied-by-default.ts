/** What nobody granted, nobody has. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'ACCESS-02',
  title: 'What was not granted is refused',
  why: 'The operation that nobody thought of is the one that nobody guarded.',
  controls: ['ACCESS-02'],
  needs: [],
  async play({ partner, points }) {
    for (const point of points) {
      for (const operation of partner.mayNot) await point.refuses(partner.call().instead(operation))
      for (const operation of partner.objects) {
        for (const method of ['PATCH', 'DELETE'])
          await point.refuses(partner.call(operation).spelled({ method }, `the method ${method}`))
      }
      const readOnly = await partner.token(point, { scopes: partner.scopes.slice(0, 1) })
      for (const operation of partner.writes) {
        await point.refuses(partner.call(operation).withToken(readOnly, 'a token without the scope for it'))
      }
    }
  },
})
