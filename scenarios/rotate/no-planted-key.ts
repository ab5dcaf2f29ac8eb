/** Whoever can swap the key has the identity, for as long as nobody looks. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'ROTATE-10',
  title: 'A thief cannot plant a key',
  why: 'A stolen management credential would otherwise outlive every rotation.',
  controls: ['ROTATE-10'],
  needs: ['register', 'auth.private_key_jwt'],
  async play({ partner, registration, issuer }) {
    await issuer.admits(partner.tokenRequest())
    const thief = await registration.plantKey(partner)
    await issuer.refuses(
      thief.tokenRequest().insteadOf(partner.tokenRequest(), 'an assertion signed with a key that the thief put in'),
    )
  },
})
