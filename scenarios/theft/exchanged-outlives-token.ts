/** A thief with a token exchanges it at once, and exchanges what came of it again. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'THEFT-09-TOKEN',
  title: 'What a stolen token was exchanged for ends with it, and it can be exchanged no more',
  why: 'Whoever revokes the token that leaked does not know the ones made of it.',
  controls: ['THEFT-09'],
  needs: ['grant.token_exchange', 'revocation'],
  waits: ['stop', 'hold'],
  async play({ partner, exchange, revocation, watch }) {
    const laundered = await exchange.of(await exchange.of(partner))
    await watch(laundered.call(), { connections: ['kept-alive'], also: [exchange.request(partner)] }).stopsAfter(
      revocation.tokensOf(partner),
    )
  },
})
