/** A key that was taken out of the registration must be out everywhere, however often it knocks. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REVOKE-06',
  title: 'A removed key gets no more tokens, and on compromise what it got is dead',
  why: 'Keys are kept in caches, and the thief is the one who keeps the cache warm.',
  controls: ['REVOKE-06'],
  needs: ['auth.private_key_jwt', 'keys.replace'],
  waits: ['stop', 'hold'],
  async play({ partner, sibling, issuer, keys, everywhere, pull, watch, check }) {
    const quiet = await sibling()
    const [other, quietOther] = [await keys.add(partner), await keys.add(quiet)]
    if (!other || !quietOther) return check.untestable('a second key beside the first was refused')
    await issuer.admits(quiet.tokenRequest())
    check.value('removal of a key acknowledged', await pull(keys.remove(quiet, 'routine')), 'equals', true)
    await watch(partner.call(), {
      connections: ['kept-alive'],
      also: await everywhere(partner),
      untouched: [other.call(), other.tokenRequest()],
    }).stopsAfter(keys.remove(partner, 'compromise'))
    await issuer.refuses(
      quiet.tokenRequest().insteadOf(quietOther.tokenRequest(), 'the removed key, for the first time since'),
    )
  },
})
