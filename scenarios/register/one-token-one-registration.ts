/** A registration token that leaks must not be worth a second client. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REGISTER-02',
  title: 'A registration token works once, for a while, for its own organisation',
  why: 'Registration tokens travel by mail; what lies in a mailbox must be spent or stale.',
  controls: ['REGISTER-02'],
  needs: ['register', 'mgmt.approval'],
  async play({ registration, approvals, partner, check }) {
    const request = registration.request()
    await registration.refuses(request.authorised('used', partner))
    await registration.refuses(request.authorised('expired', partner))
    const { organisation } = await approvals.state(partner)
    check.value('organisation of the registered client', organisation, 'equals', partner.organisation.id)
  },
})
