/** The answer to a registration is a promise about what was stored. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REGISTER-04',
  title: 'A registration stores what was approved and says so truthfully',
  why: 'A record that is broader than its answer grants what nobody approved.',
  controls: ['REGISTER-04'],
  needs: ['register'],
  async play({ registration, partner, issuer, check }) {
    const greedy = await registration.onboarded({ scope: [...partner.scopes, ...partner.forbiddenScopes].join(' ') })
    check.value('scopes asked for beyond the approved', partner.forbiddenScopes.length, 'at-least', 1)
    if (!greedy) return
    const stored = await registration.read(greedy)
    check.value('scope in the stored record', stored?.scope, 'equals', greedy.registered.scope)
    for (const scope of partner.forbiddenScopes) {
      await issuer.refuses(greedy.tokenRequest().changed({ scope }, `the scope ${scope}, which nobody approved`))
    }
  },
})
