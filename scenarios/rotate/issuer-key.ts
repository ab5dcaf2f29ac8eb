/** The key that everything hangs on must be replaceable, everywhere and at once. */
import { scenario } from '../core/scenario.ts'

/** Tokens that each name another unknown key; a fetch of the key set for every fourth is already more than a pause would allow. */
const strayTokens = 32

export default scenario({
  id: 'ROTATE-07',
  title: "A change of the issuer's signing key reaches every enforcement point",
  why: 'A leaked signing key makes any token; a point that goes on trusting it is open to all of them.',
  controls: ['ROTATE-07'],
  needs: ['token.jwt', 'as.keyroll'],
  blast: 'shared',
  waits: ['stop', 'stop'],
  async play({ partner, points, issuerKeys, pull, check }) {
    const offline = points.filter(point => point.tokenFormat === 'jwt')
    const renewed = partner.anew()
    for (const point of offline) await point.admits(partner.call())

    await issuerKeys.roll()
    for (const point of offline) {
      const [before, after] = [await partner.token(point), await renewed.token(point)]
      check.value('key of a new token', after.header?.kid, 'differs-from', before.header?.kid)
      await point.comesToAdmit(renewed.call())
      await point.admits(partner.call())
    }

    check.value('withdrawal acknowledged', await pull(issuerKeys.withdrawKeyOf(partner)), 'equals', true)
    for (const point of offline)
      await point.comesToRefuse(partner.call().insteadOf(renewed.call(), 'a token of the withdrawn key'))

    for (const point of offline) {
      const before = await issuerKeys.fetches()
      for (let count = 0; count < strayTokens; count += 1) await point.tries(renewed.call().withForged('unknown-kid'))
      const fetched = (await issuerKeys.fetches()) - before
      check.value(`fetches of the key set for ${strayTokens} unknown keys`, fetched, 'at-most', strayTokens / 4)
      await point.refuses(partner.call().insteadOf(renewed.call(), 'a token of the withdrawn key'))
    }
  },
})
