/** A certificate says from when, until when and for what. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'CERT-04',
  title: 'Expired, premature and repurposed certificates are refused',
  why: 'A certificate outside its dates or purpose is one that its authority no longer, or never, vouched for.',
  controls: ['CERT-04'],
  needs: ['auth.mtls', 'pki.issue'],
  async play({ mutualTls, authority, issuer }) {
    const client = await mutualTls.partner()
    const request = client.tokenRequest()
    for (const fault of ['expired', 'not-yet-valid', 'wrong-purpose'] as const) {
      const certificate = await authority.variant(client, fault)
      await issuer.refuses(request.changed({ certificate }, `a certificate that is ${fault}`))
    }
  },
})
