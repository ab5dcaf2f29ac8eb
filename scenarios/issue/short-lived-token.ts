/** The positive case on which every refusal in this stage rests. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'ISSUE-01',
  title: 'The registered credential yields a short-lived, well-formed token',
  why: 'What lives long is stolen once and used often.',
  controls: ['ISSUE-01'],
  needs: [],
  async play({ partner, points, issuer, limits, check }) {
    const answer = await issuer.admits(partner.tokenRequest())
    if (answer) check.value('cache-control of the token answer', answer.headers['cache-control'], 'equals', 'no-store')
    for (const point of points) {
      const token = await partner.token(point)
      check.value(`token type for ${point.name}`, token.type.toLowerCase(), 'is-one-of', ['bearer', 'dpop'])
      check.value(`lifetime in seconds for ${point.name}`, token.expiresInS, 'at-most', limits.tokenLifetimeMs / 1_000)
      check.value(`scope of a token for ${point.name}`, token.scopes, 'subset-of', partner.scopes)
      await point.admits(partner.call().withToken(token))
    }
  },
})
