/** A row of the kill matrix. */
import { killMatrixRow } from '../core/kill-matrix-row.ts'

export default killMatrixRow({
  lever: 'stop-partner',
  title: 'Breaking the glass closes every way in at once',
  why: 'In an emergency nobody has the time to look for the way that was forgotten.',
  controls: ['REVOKE-19'],
  needs: ['mgmt.lifecycle'],
  pull: ({ lifecycle, partner }) => lifecycle.stop(partner),
})
