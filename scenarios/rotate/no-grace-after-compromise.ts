/** Routine rotation overlaps; a leaked key must not. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'ROTATE-04',
  title: 'After a compromise the old key gets no more tokens',
  why: 'A grace period for a leaked key is a grace period for the thief.',
  controls: ['ROTATE-04'],
  needs: ['auth.private_key_jwt', 'keys.replace'],
  waits: ['limit'],
  async play({ partner, issuer, keys, pull, propagation, check }) {
    await issuer.admits(partner.tokenRequest())
    check.value('replacement of the key acknowledged', await pull(keys.replace(partner, 'compromise')), 'equals', true)
    await propagation()
    const renewed = keys.renewed(partner)
    await issuer.refuses(
      partner.tokenRequest().insteadOf(renewed.tokenRequest(), 'an assertion signed with the leaked key'),
    )
  },
})
