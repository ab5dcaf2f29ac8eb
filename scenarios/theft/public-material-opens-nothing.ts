/** Public keys and certificates are made to be known; knowing them must not help. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'THEFT-06',
  title: 'Public key material opens nothing',
  why: 'A verifier that takes the key out of the message believes whoever wrote the message.',
  controls: ['THEFT-06'],
  needs: ['auth.private_key_jwt'],
  async play({ partner, issuer }) {
    const request = partner.tokenRequest()
    await issuer.refuses(request.changed({ assertionForgery: 'embedded-jwk' }, 'an assertion that brings its own key'))
    await issuer.refuses(
      request.changed(
        { assertionForgery: 'hs256-with-public-key' },
        'an assertion signed with the public key as a shared secret',
      ),
    )
  },
})
