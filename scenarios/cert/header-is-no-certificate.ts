/** Proxies forward certificates in headers; callers must not be able to. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'CERT-09',
  title: 'A certificate in a header is not a certificate',
  why: 'A certificate is public; whoever copies it into a header has proven nothing.',
  controls: ['CERT-09'],
  needs: ['bind.mtls'],
  async play({ partner, attacker, points }) {
    for (const point of points) {
      await point.refuses(partner.call().from(attacker).claiming(partner.certificate))
      await point.refuses(partner.call().with(attacker.certificate).claiming(partner.certificate))
    }
  },
})
