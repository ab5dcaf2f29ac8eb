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
    const reasons = async () => listOf((await approvals.state(partner)).review)
    check.value('reasons for a review before the change', await reasons(), 'is-empty')
    check.value(
      'change of the technical owner',
      await owners.set(partner.organisation, { technicalOwner: 'Someone Else' }),
      'equals',
      'accepted',
    )
    check.value('reasons for a review after the change', (await reasons()).length, 'at-least', 1)
  },
})

/** A target that knows no reviews has no reasons for one. */
const listOf = (review: unknown) => (Array.isArray(review) ? review.map(String) : [])
