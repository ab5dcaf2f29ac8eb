/** A token for one API must be worth nothing at another. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'CLAIMS-02',
  title: 'A token for another API is refused',
  why: 'An API that receives a token could otherwise use it everywhere else.',
  controls: ['CLAIMS-02'],
  needs: ['rs.multi', 'token.audience'],
  async play({ partner, points, issuer }) {
    for (const point of points) {
      for (const other of points.filter(each => each.audience !== point.audience)) {
        await point.refuses(partner.call().withToken(await partner.token(other), `a token for ${other.audience}`))
      }
      if (issuer.foreignAudience) {
        const token = await partner.token(point, { audience: issuer.foreignAudience })
        await point.refuses(partner.call().withToken(token, `a token for ${issuer.foreignAudience}`))
      }
    }
  },
})
