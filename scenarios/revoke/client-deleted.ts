/** Deleted means that nothing is left to be found, and nothing to be used. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REVOKE-05',
  title: 'A deleted client leaves nothing that works',
  why: 'A record that is gone can no longer be suspended, so whatever outlives it is out of reach.',
  controls: ['REVOKE-05'],
  needs: ['mgmt.lifecycle', 'register'],
  waits: ['stop', 'hold'],
  async play({ partner, lifecycle, registration, ownRegistration, watch, check }) {
    check.value('registration readable before', (await registration.read(partner)) !== null, 'equals', true)
    await watch(partner.call(), {
      connections: ['kept-alive', 'stream'],
      also: [...partner.newTokens(), ...(await ownRegistration.reading(partner))],
    }).stopsAfter(lifecycle.remove(partner))
    check.value('registration readable after', (await registration.read(partner)) !== null, 'equals', false)
  },
})
