/** The endpoint that ends access must not be a weapon, nor a shrug. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REVOKE-03',
  title: 'The revocation endpoint acts for the owner of a token and for nobody else',
  why: 'A partner that can end the tokens of another one can switch it off; an endpoint that fails on a wrong hint leaves the token alive.',
  controls: ['REVOKE-03'],
  needs: ['revocation'],
  waits: ['limit'],
  async play({ partner, sibling, points, revocationEndpoint, propagation, check }) {
    const victim = await sibling()
    const ended = []
    for (const point of points) {
      await point.admits(victim.call())
      await revocationEndpoint.asked(partner, await victim.token(point))
      await revocationEndpoint.asked(partner, await partner.token(point), { manner: 'unauthenticated' })
      await revocationEndpoint.asked(partner, await partner.token(point), { manner: 'get' })
      for (const hint of ['access_token', 'refresh_token', 'none'] as const) {
        const token = await partner.token(point, { scopes: partner.scopes })
        const call = partner.call().withToken(token, `a token that it revoked (hint: ${hint})`)
        await point.admits(call)
        await revocationEndpoint.asked(partner, token, { hint })
        ended.push({ point, call })
      }
    }
    const unknown = await revocationEndpoint.asked(partner, 'unknown')
    check.value('status for a token that nobody issued', unknown, 'equals', 200)
    await propagation()
    for (const point of points) {
      await point.admits(victim.call())
      await point.admits(partner.call())
    }
    for (const { point, call } of ended) await point.refuses(call)
  },
})
