/** An assertion is a password that is good for one use; two at the same moment are still two. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'THEFT-04',
  title: 'A captured client assertion cannot be used again, not even at the same moment',
  why: 'A check that looks first and writes later lets the fast thief through.',
  controls: ['THEFT-04'],
  needs: ['auth.private_key_jwt'],
  async play({ partner, issuer }) {
    const captured = await partner.tokenRequest().captured()
    await issuer.admits(captured)
    await issuer.refuses(captured)
    await issuer.admitsOnce(await partner.tokenRequest().captured(), 20)
  },
})
