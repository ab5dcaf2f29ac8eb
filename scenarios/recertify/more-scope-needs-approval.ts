/** A partner may ask for more at any time; it gets it when someone said yes. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'RECERTIFY-01',
  title: 'More scope waits for a new approval',
  why: 'An approval was given for what was asked then, not for what is asked now.',
  controls: ['RECERTIFY-01'],
  needs: ['register'],
  async play({ partner, registration, issuer, check }) {
    const [scope] = partner.forbiddenScopes
    if (!scope) return check.untestable('no operation with a scope is marked as not for this partner')
    await registration.update(partner, { scope: [...partner.scopes, ...partner.forbiddenScopes].join(' ') })
    await issuer.refuses(partner.tokenRequest().changed({ scope }, `the scope ${scope}, asked for after the approval`))
  },
})
