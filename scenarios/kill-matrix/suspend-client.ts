/** A row of the kill matrix. */
import { killMatrixRow } from '../core/kill-matrix-row.ts'

export default killMatrixRow({
  lever: 'suspend-client',
  title: 'Suspending a client closes every way in that it has',
  why: 'What one way in forgets is the way that a thief will take.',
  controls: ['REVOKE-04'],
  needs: ['mgmt.lifecycle'],
  pull: ({ lifecycle, partner }) => lifecycle.suspend(partner),
})
