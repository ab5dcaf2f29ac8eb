/** The drill: the key leaks, the thief uses it, the owner replaces it; the thief must be out and the partner back in. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'THEFT-07',
  title: 'A leaked client key is contained, tokens included',
  why: 'A new key for the partner is worth little while the old one has tokens out.',
  controls: ['THEFT-07'],
  needs: ['auth.private_key_jwt', 'drill', 'keys.replace'],
  waits: ['stop', 'hold'],
  async play({ partner, attacker, points, issuer, drill, keys, watch }) {
    const call = partner.call().from(attacker, 'everything')
    const newToken = partner.tokenRequest().from(attacker)
    const story = await drill.theft('the client key, with all that hangs on it', partner)
    await story.misuse(call)
    await story.noticed()
    await story.toldApart()
    await watch(call, { connections: ['kept-alive', 'stream'], also: [newToken] }).stopsAfter(
      keys.replace(partner, 'compromise'),
    )
    await story.over(call, newToken)
    const recovered = keys.renewed(partner)
    await issuer.admits(recovered.tokenRequest())
    for (const point of points) await point.admits(recovered.call())
  },
})
