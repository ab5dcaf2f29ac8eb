/** A thief with a grant exchanges the tokens that it yields. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'THEFT-09-GRANT',
  title: 'What the tokens of a grant were exchanged for ends with the grant',
  why: 'The grant is revoked, and its grandchildren go on calling.',
  controls: ['THEFT-09'],
  needs: ['grant.refresh', 'grant.token_exchange', 'revocation'],
  waits: ['stop', 'hold'],
  async play({ partner, delegation, exchange, watch }) {
    const grant = await delegation.obtain(partner)
    const laundered = await exchange.of(grant.holder)
    await watch(laundered.call(), { connections: ['kept-alive'] }).stopsAfter(delegation.revoke(grant))
  },
})
