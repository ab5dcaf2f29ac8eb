/** An approval is worth something because another person gave it. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'BIND-05',
  title: 'Nobody approves their own request',
  why: 'Whoever can both ask and approve has no one to stop them.',
  controls: ['BIND-05'],
  needs: ['mgmt.org', 'mgmt.approval'],
  blast: 'organisation',
  async play({ organisations, approvals, partner, check }) {
    const pending = await organisations.partner(partner.organisation, 'registered')
    if (!pending) return check.untestable('a second client of the organisation could not be registered')
    check.value('approval by the requester', await approvals.approve(pending, 'requester'), 'equals', 'refused')
    check.value('approval by nobody in particular', await approvals.approve(pending, 'nobody'), 'equals', 'refused')
    check.value('approval by the approver', await approvals.approve(pending, 'approver'), 'equals', 'accepted')
  },
})
