/** Whoever was shown the door knows the house. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'OFFBOARD-03',
  title: 'There is no quiet way back in',
  why: 'A leaver that returns through a forgotten door was never offboarded.',
  controls: ['OFFBOARD-03'],
  needs: ['register', 'mgmt.org', 'mgmt.org.lifecycle', 'mgmt.sponsor', 'mgmt.approval', 'mgmt.lifecycle'],
  blast: 'organisation',
  waits: ['limit'],
  async play({ organisations, invitations, registration, approvals, lifecycle, issuer, pull, propagation, check }) {
    const organisation = await organisations.create()
    const leaver = organisation && (await organisations.partner(organisation))
    if (!leaver) return check.untestable('a partner that is to leave could not be onboarded')
    await issuer.admits(leaver.tokenRequest())
    const kept = await invitations.keep(organisation)
    check.value('end acknowledged', await pull(organisations.end(organisation)), 'equals', true)
    await propagation()

    await registration.refuses(kept)
    const late = await organisations.partner(organisation, 'registered')
    check.value('a new client of the organisation', late === null, 'equals', true)
    check.value('approval for one who left', await approvals.approve(leaver, 'approver'), 'equals', 'refused')
    check.value('activation of one who left', await approvals.activate(leaver), 'equals', 'refused')
    check.value('resumption of one who left', await pull(lifecycle.resume(leaver)), 'equals', false)

    const returned = await registration.onboarded({ client_id: leaver.clientId })
    if (!returned) return check.untestable('a new client could not be onboarded')
    check.value(
      'identifier of a newcomer that asks for the old one',
      returned.clientId,
      'differs-from',
      leaver.clientId,
    )
    await issuer.admits(returned.tokenRequest())
    await issuer.refuses(leaver.tokenRequest().insteadOf(returned.tokenRequest(), 'the client that left'))
  },
})
