/** A token is only as good as the issuer that signed it. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'CLAIMS-01',
  title: 'Enforcement points trust one issuer, to the letter',
  why: 'Whoever gets a look-alike issuer believed can issue anything.',
  controls: ['CLAIMS-01'],
  needs: ['token.jwt'],
  async play({ partner, points }) {
    for (const point of points.filter(each => each.tokenFormat === 'jwt')) {
      await point.refuses(partner.call().withForged('foreign-issuer'))
      await point.refuses(partner.call().withForged('issuer-prefix'))
    }
  },
})
