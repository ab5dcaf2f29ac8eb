/** A signature that is not checked in every detail is not checked. */
import { scenario } from '../core/scenario.ts'

const forgeries = [
  'alg-none',
  'hs256-with-public-key',
  'embedded-jwk',
  'unknown-key',
  'unknown-kid',
  'altered-payload',
  'truncated-signature',
] as const

export default scenario({
  id: 'CLAIMS-03',
  title: 'Forged and altered tokens are refused',
  why: 'The known ways to forge a token are in every toolbox.',
  controls: ['CLAIMS-03'],
  needs: ['token.jwt'],
  async play({ partner, points }) {
    for (const point of points.filter(each => each.tokenFormat === 'jwt')) {
      for (const forgery of forgeries) await point.refuses(partner.call().withForged(forgery))
    }
  },
})
