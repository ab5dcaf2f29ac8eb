/** One organisation, one lever, all its applications. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REVOKE-08',
  title: 'A suspended organisation takes all its clients with it',
  why: 'Nobody remembers the second application on the night of the breach.',
  controls: ['REVOKE-08'],
  needs: ['mgmt.org.lifecycle'],
  blast: 'organisation',
  waits: ['stop', 'hold'],
  async play({ partner, sibling, organisations, watch }) {
    const other = await sibling()
    const calls = [partner.call(), other.call().over('kept-alive')]
    await watch(calls, { also: partner.newTokens() }).stopsAfter(organisations.suspend(partner.organisation))
  },
})
