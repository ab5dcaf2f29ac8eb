/** The drill: the key leaks, the thief uses it, the owner replaces it; the thief must be out and the partner back in. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'THEFT-07',
  title: 'A leaked client key is contained, tokens included',
  why: 'A new key for the partner is worth little while the old one has tokens out.',
  controls: ['THEFT-07'],
  needs: ['auth.private_key_jwt', 'keys.replace'],
  waits: ['stop', 'hold'],
  async play({ partner, attacker, points, issuer, keys, watch }) {
    const theft = partner.call().from(attacker, 'everything')
    await watch(theft, {
      connections: ['kept-alive', 'stream'],
      also: [partner.tokenRequest().from(attacker)],
    }).stopsAfter(keys.replace(partner, 'compromise'))
    const recovered = keys.renewed(partner)
    await issuer.admits(recovered.tokenRequest())
    for (const point of points) await point.admits(recovered.call())
  },
})
