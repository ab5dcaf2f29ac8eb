/** A token speaks in the present tense. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'CLAIMS-07',
  title: 'A token says what the partner is entitled to now',
  why: 'A right that was taken away and still stands in new tokens was not taken away.',
  controls: ['CLAIMS-07'],
  needs: ['mgmt.entitlement'],
  async play({ partner, issuer, entitlements, check }) {
    const everything = partner.scopes.join(' ')
    const [kept] = partner.scopes
    if (!kept || partner.scopes.length < 2)
      return check.untestable('the partner has only one scope, so none can be taken away')
    const before = await issuer.tries(partner.tokenRequest().changed({ scope: everything }, 'all its scopes'))
    check.value('scope before the change', granted(before.json), 'includes-all', partner.scopes)
    check.value('reduction of the entitlement', await entitlements.set(partner, [kept]), 'equals', 'accepted')
    const after = await issuer.tries(partner.tokenRequest().changed({ scope: everything }, 'all its former scopes'))
    if (after.allowed) check.value('scope after the change', granted(after.json), 'subset-of', [kept])
    await issuer.admits(partner.tokenRequest().changed({ scope: kept }, 'the scope that it kept'))
  },
})

const granted = (json: unknown) =>
  typeof json === 'object' && json !== null && 'scope' in json ? String(json.scope).split(' ').filter(Boolean) : []
