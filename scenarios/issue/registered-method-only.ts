/** A second way to authenticate is a way that nobody watches. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'ISSUE-03',
  title: 'Only the registered way of authenticating works',
  why: 'A secret left over from the pilot opens the door that the new key was meant to lock.',
  controls: ['ISSUE-03'],
  needs: ['auth.private_key_jwt'],
  async play({ partner, issuer }) {
    const request = partner.tokenRequest()
    await issuer.refuses(request.changed({ authentication: 'none' }, 'no client authentication'))
    await issuer.refuses(
      request.changed({ authentication: 'client_secret_basic' }, 'a secret in the Authorization header'),
    )
    await issuer.refuses(request.changed({ authentication: 'client_secret_post' }, 'a secret in the body'))
  },
})
