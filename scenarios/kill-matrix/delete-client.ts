/** A row of the kill matrix. */
import { killMatrixRow } from '../core/kill-matrix-row.ts'

export default killMatrixRow({
  lever: 'delete-client',
  title: 'Deleting a client closes every way in that it has',
  why: 'Nobody looks after what belongs to a client that is gone.',
  controls: ['REVOKE-05'],
  needs: ['mgmt.lifecycle'],
  pull: ({ lifecycle, partner }) => lifecycle.remove(partner),
})
