/** A row of the kill matrix. */
import { killMatrixRow } from '../core/kill-matrix-row.ts'

export default killMatrixRow({
  lever: 'revoke-certificate',
  title: 'Revoking a certificate closes every way in that shows it',
  why: 'Connections, sessions and tokens each remember the certificate in a way of their own.',
  controls: ['REVOKE-07'],
  needs: ['bind.mtls', 'pki.revoke'],
  pull: ({ certificates, partner }) => certificates.revoke(partner.certificate),
})
