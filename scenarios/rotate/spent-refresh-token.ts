/** When a spent refresh token comes back, two hold the grant and one of them is a thief; nobody can tell which, so both lose it. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'ROTATE-08',
  title: 'A spent refresh token betrays its thief, and a lost answer costs a bound client nothing',
  why: 'Rotation without consequences only tells the thief to be quicker.',
  controls: ['ROTATE-08'],
  needs: ['grant.refresh'],
  waits: ['stop', 'hold'],
  async play({ partner, issuer, delegation, watch }) {
    const grant = await delegation.obtain(partner)
    if (!delegation.rotates) {
      const again = await grant.refresh().captured()
      await issuer.admits(again)
      await issuer.admits(again)
      return
    }
    const twin = (await delegation.obtain(partner)).refresh()
    const raced = await (await delegation.obtain(partner)).refresh().captured()
    await issuer.admitsOnce(raced.insteadOf(twin, 'one refresh token at the same moment'), 6)
    await watch(grant.holder.call(), { connections: ['kept-alive'], also: [grant.refresh()] }).stopsAfter(
      delegation.replay(grant),
    )
  },
})
