/** A name in a certificate is worth what the signature under it is worth. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'CERT-02',
  title: 'Only the agreed authority vouches for a partner',
  why: 'Anyone can print a certificate with the right name.',
  controls: ['CERT-02'],
  needs: ['auth.mtls', 'pki.issue'],
  async play({ mutualTls, authority, issuer }) {
    const client = await mutualTls.partner()
    const request = client.tokenRequest()
    for (const fault of ['untrusted', 'self-signed'] as const) {
      const certificate = await authority.variant(client, fault)
      await issuer.refuses(request.changed({ certificate }, `the same subject in a certificate that is ${fault}`))
    }
  },
})
