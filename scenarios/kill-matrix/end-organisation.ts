/** A row of the kill matrix. */
import { killMatrixRow } from '../core/kill-matrix-row.ts'

export default killMatrixRow({
  lever: 'end-organisation',
  title: 'Ending an organisation closes every way in of its clients',
  why: 'What is still open after a goodbye stays open.',
  controls: ['OFFBOARD-01'],
  needs: ['mgmt.org.lifecycle'],
  blast: 'organisation',
  pull: ({ organisations, partner }) => organisations.end(partner.organisation),
})
