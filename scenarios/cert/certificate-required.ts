/** A client that promised a certificate has to show it, and with it the proof that it holds the key. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'CERT-01',
  title: 'A client that authenticates by certificate cannot do without one',
  why: 'A client identifier is public; without the certificate it would be the whole credential.',
  controls: ['CERT-01'],
  needs: ['auth.mtls'],
  async play({ mutualTls, partner, issuer, points }) {
    const client = await mutualTls.partner()
    await issuer.refuses(client.tokenRequest().changed({ certificate: null }, 'no certificate'))
    for (const point of points) await point.refuses(partner.call().with(null))
  },
})
