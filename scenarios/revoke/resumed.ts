/** To let a partner in again is to trust it from now on, not to trust what was lost meanwhile. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REVOKE-14',
  title: 'Resuming a client does not revive what was withdrawn',
  why: 'The suspension was pulled because a token was stolen; the thief still has it on the day of the resumption.',
  controls: ['REVOKE-14'],
  needs: ['mgmt.lifecycle'],
  waits: ['stop', 'hold'],
  async play({ partner, points, issuer, lifecycle, watch, pull, check }) {
    await watch(partner.call(), {
      connections: ['kept-alive', 'stream'],
      also: [partner.tokenRequest()],
    }).stopsAfter(lifecycle.suspend(partner))
    check.value('resumption acknowledged', await pull(lifecycle.resume(partner)), 'equals', true)
    const returned = partner.afresh()
    await issuer.admits(returned.tokenRequest())
    for (const point of points) {
      const old = await partner.token(point)
      await point.refuses(returned.call().withToken(old, 'a token from before the suspension'))
    }
  },
})
