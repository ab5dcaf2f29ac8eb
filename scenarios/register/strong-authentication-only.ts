/** The weakest method that can be registered is the one that will be used. */
import { scenario } from '../core/scenario.ts'

const neverEnough = ['none', 'made-up']
const sharedSecrets = ['client_secret_basic', 'client_secret_post', 'client_secret_jwt']

export default scenario({
  id: 'REGISTER-05',
  title: 'Weak client authentication cannot be registered',
  why: 'A shared secret is known to two parties on the best of days.',
  controls: ['REGISTER-05'],
  needs: ['register', 'auth.private_key_jwt'],
  async play({ registration, tier }) {
    const request = registration.request()
    const refused = tier === 'high' ? [...neverEnough, ...sharedSecrets] : neverEnough
    for (const method of refused) {
      await registration.refuses(request.changed({ token_endpoint_auth_method: method }, `authentication by ${method}`))
    }
  },
})
