/** The list of clients is not the list of ways in. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'OFFBOARD-01-KEYS',
  title: 'The one trigger ends API keys too',
  why: 'A gateway keeps its keys in a place of its own, and offboarding was written for the issuer.',
  controls: ['OFFBOARD-01'],
  needs: ['mgmt.org.lifecycle', 'auth.api_key'],
  blast: 'organisation',
  waits: ['stop', 'hold'],
  async play({ partner, apiKeys, organisations, watch }) {
    const key = await apiKeys.issue(partner)
    await watch(key.call(), { connections: ['kept-alive', 'stream'] }).stopsAfter(
      organisations.end(partner.organisation),
    )
  },
})
