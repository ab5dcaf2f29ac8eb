/** The owner who vouched is gone; someone must vouch again. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'RECERTIFY-02',
  title: 'A changed owner reopens the review',
  why: 'A certification is about a configuration and the people behind it; when they change, so does its worth.',
  controls: ['RECERTIFY-02'],
  needs: ['mgmt.org', 'mgmt.owner', 'mgmt.approval'],
  blast: 'organisation',
  async play({ partner, owners, approvals, check }) {
    check.value('review before the change', (await approvals.state(partner)).review, 'is-empty')
    check.value(
      'change of the technical owner',
      await owners.set(partner.organisation, { technicalOwner: 'Someone Else' }),
      'equals',
      'accepted',
    )
    const { review } = await approvals.state(partner)
    check.value('reasons for a review after the change', Array.isArray(review) ? review.length : 0, 'at-least', 1)
  },
})
