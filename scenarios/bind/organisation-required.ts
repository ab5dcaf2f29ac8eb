/** A client that belongs to nobody is nobody's to remove. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'BIND-01',
  title: 'A client without an organisation gets nothing',
  why: 'At offboarding one asks for the clients of an organisation; one without is never found.',
  controls: ['BIND-01'],
  needs: ['mgmt.org', 'mgmt.approval'],
  blast: 'organisation',
  async play({ organisations, approvals, issuer, partner, check }) {
    const { organisation } = await approvals.state(partner)
    check.value('organisation of the client', organisation, 'equals', partner.organisation.id)
    const unbound = await organisations.partner(null)
    if (unbound)
      await issuer.refuses(unbound.tokenRequest().insteadOf(partner.tokenRequest(), 'a client without an organisation'))
  },
})
