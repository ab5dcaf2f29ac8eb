/** A certificate of the right authority still belongs to one client only. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'CERT-03',
  title: 'A certificate speaks for one client, by exact subject',
  why: 'A comparison that is nearly exact lets the neighbour in.',
  controls: ['CERT-03'],
  needs: ['auth.mtls', 'pki.issue', 'tenancy'],
  async play({ mutualTls, authority, issuer, stranger }) {
    const client = await mutualTls.partner()
    const request = client.tokenRequest()
    const similar = await authority.variant(client, 'other-subject')
    await issuer.refuses(
      request.changed({ certificate: similar }, 'a certificate whose subject only contains the registered one'),
    )
    await issuer.refuses(request.changed({ certificate: stranger.certificate }, "another partner's valid certificate"))
  },
})
