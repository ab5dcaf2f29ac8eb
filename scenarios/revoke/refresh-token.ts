/** Whoever revokes a refresh token means the grant, not the paper that it is written on. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REVOKE-02',
  title: 'Revoking a refresh token ends the grant and all its access tokens',
  why: 'The access token that was refreshed a second ago is the one in use.',
  controls: ['REVOKE-02'],
  needs: ['grant.refresh', 'revocation'],
  waits: ['stop', 'hold'],
  async play({ partner, delegation, watch }) {
    const grant = await delegation.obtain(partner)
    await watch(grant.holder.call(), { connections: ['kept-alive'], also: [grant.refresh()] }).stopsAfter(
      delegation.revoke(grant),
    )
  },
})
