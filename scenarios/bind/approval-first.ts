/** Between the request and the approval there is no access, not even a little. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'BIND-04',
  title: 'Access waits for approval',
  why: 'An approval that comes after the access is a formality.',
  controls: ['BIND-04'],
  needs: ['mgmt.org', 'mgmt.approval'],
  blast: 'organisation',
  async play({ organisations, approvals, issuer, partner, check }) {
    const pending = await organisations.partner(partner.organisation, 'registered')
    if (!pending) return check.untestable('a second client of the organisation could not be registered')
    await issuer.refuses(pending.tokenRequest().insteadOf(partner.tokenRequest(), 'a client that nobody approved yet'))
    check.value('approval by the approver', await approvals.approve(pending, 'approver'), 'equals', 'accepted')
    check.value('activation after approval', await approvals.activate(pending), 'equals', 'accepted')
    await issuer.admits(pending.tokenRequest())
  },
})
