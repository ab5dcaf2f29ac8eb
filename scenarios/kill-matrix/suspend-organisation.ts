/** A row of the kill matrix. */
import { killMatrixRow } from '../core/kill-matrix-row.ts'

export default killMatrixRow({
  lever: 'suspend-organisation',
  title: 'Suspending an organisation closes every way in of its clients',
  why: 'One lever for all only helps if it reaches all.',
  controls: ['REVOKE-08'],
  needs: ['mgmt.org.lifecycle'],
  blast: 'organisation',
  pull: ({ organisations, partner }) => organisations.suspend(partner.organisation),
})
