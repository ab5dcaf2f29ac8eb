/** A key is an identity only as long as one party has it. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REGISTER-06',
  title: 'Registered keys are public, strong and used by one client only',
  why: 'Two clients with one key cannot be told apart, nor stopped apart.',
  controls: ['REGISTER-06'],
  needs: ['register', 'auth.private_key_jwt', 'tenancy'],
  async play({ registration, stranger }) {
    const request = registration.request()
    await registration.refuses(request.withKey('private'))
    await registration.refuses(request.withKey('symmetric'))
    await registration.refuses(request.withKey('weak'))
    await registration.refuses(request.withKey('used-by-another', stranger))
  },
})
