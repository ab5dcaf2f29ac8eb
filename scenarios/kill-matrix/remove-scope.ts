/** A row of the kill matrix. */
import { killMatrixRow } from '../core/kill-matrix-row.ts'

export default killMatrixRow({
  lever: 'remove-scope',
  title: 'A right that is taken away is gone by every way in that carries it',
  why: 'The token forgets its scope at one point and keeps it at the next.',
  controls: ['REVOKE-09'],
  needs: ['mgmt.entitlement'],
  async prepare({ partner, scopeRemoval, waysIn }) {
    const { operation, kept } = scopeRemoval.candidate(partner)
    return {
      ways: await waysIn(partner, { operation }),
      end: scopeRemoval.lever(partner, kept),
      // A stream is another operation, with a right of its own.
      connections: ['fresh', 'resumed', 'kept-alive', 'h2'],
    }
  },
})
