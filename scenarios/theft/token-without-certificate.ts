/** A token that left the building must not work for whoever picked it up. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'THEFT-01',
  title: 'A stolen token is useless without the certificate it is bound to',
  why: 'Tokens leak through logs, proxies and crash reports; keys do not.',
  controls: ['THEFT-01'],
  needs: ['bind.mtls'],
  async play({ partner, attacker, points }) {
    const call = partner.call()
    for (const point of points) {
      await point.refuses(call.from(attacker))
      await point.refuses(call.from(attacker).with(attacker.certificate))
    }
  },
})
