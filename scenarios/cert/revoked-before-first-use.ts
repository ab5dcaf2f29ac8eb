/** Revocation that nobody looks up is a list that nobody reads. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'CERT-06',
  title: 'A certificate that is already revoked never gets in',
  why: 'The certificate that was reported stolen yesterday is tried today.',
  controls: ['CERT-06'],
  needs: ['auth.mtls', 'pki.issue', 'pki.revoke'],
  waits: ['limit'],
  async play({ mutualTls, authority, certificates, issuer, pull, propagation, check }) {
    const client = await mutualTls.partner()
    const revoked = await authority.renew(client)
    check.value('revocation acknowledged', await pull(certificates.revoke(revoked)), 'equals', true)
    await propagation()
    await issuer.refuses(
      client.tokenRequest().changed({ certificate: revoked }, 'a certificate that was revoked before its first use'),
    )
  },
})
