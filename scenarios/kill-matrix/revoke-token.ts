/** A row of the kill matrix. */
import { killMatrixRow } from '../core/kill-matrix-row.ts'

export default killMatrixRow({
  lever: 'revoke-token',
  title: 'Revoking a token ends that access and nothing else',
  why: 'A lever that misses is as useless as one that nobody dares to pull.',
  controls: ['REVOKE-01'],
  needs: ['revocation'],
  pull: ({ revocation, partner }) => revocation.tokensOf(partner),
})
