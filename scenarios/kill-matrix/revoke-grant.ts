/** A row of the kill matrix. */
import { killMatrixRow } from '../core/kill-matrix-row.ts'

export default killMatrixRow({
  lever: 'revoke-grant',
  title: 'Revoking a grant closes every way in that came of it',
  why: 'A grant has children and grandchildren, and each of them opens the door by itself.',
  controls: ['REVOKE-02'],
  needs: ['grant.refresh', 'revocation'],
  async prepare({ partner, delegation, waysIn }) {
    const grant = await delegation.obtain(partner)
    return { ways: await waysIn(grant.holder, { grant }), end: delegation.revoke(grant) }
  },
})
