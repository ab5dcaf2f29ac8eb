/** Each member of an assertion is there to be checked; leaving one unchecked leaves a way in. */
import { scenario } from '../core/scenario.ts'

const now = () => Math.floor(Date.now() / 1_000)

export default scenario({
  id: 'ISSUE-04',
  title: 'Every part of a client assertion is checked',
  why: 'An assertion is the password of a partner that has none.',
  controls: ['ISSUE-04'],
  needs: ['auth.private_key_jwt', 'tenancy'],
  async play({ partner, stranger, issuer }) {
    const request = partner.tokenRequest()
    for (const assertionForgery of ['alg-none', 'unknown-key', 'altered-payload', 'truncated-signature'] as const) {
      await issuer.refuses(request.changed({ assertionForgery }, `an assertion with ${assertionForgery}`))
    }
    await issuer.refuses(
      request.changed({ assertion: { sub: stranger.clientId } }, 'an assertion about another client'),
    )
    await issuer.refuses(
      request.changed({ assertion: { iss: stranger.clientId } }, 'an assertion issued by another client'),
    )
    await issuer.refuses(request.changed({ assertion: { exp: undefined } }, 'an assertion without an end'))
    await issuer.refuses(
      request.changed({ assertion: { exp: now() - 3_600, iat: now() - 3_660 } }, 'an assertion that ended an hour ago'),
    )
    await issuer.refuses(
      request.changed({ assertion: { exp: now() + 315_360_000 } }, 'an assertion that ends in ten years'),
    )
  },
})
