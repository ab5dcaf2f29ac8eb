/** A key that left with its owner belongs to nobody who may come in. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'OFFBOARD-03-KEYS',
  title: 'A key of one who left registers nobody',
  why: 'Whoever still has the key of a leaver would be let in as somebody new.',
  controls: ['OFFBOARD-03'],
  needs: ['register', 'auth.private_key_jwt', 'mgmt.org', 'mgmt.org.lifecycle'],
  blast: 'organisation',
  waits: ['limit'],
  async play({ organisations, registration, issuer, pull, propagation, check }) {
    const organisation = await organisations.create()
    const leaver = organisation && (await organisations.partner(organisation))
    if (!leaver) return check.untestable('a partner that is to leave could not be onboarded')
    await issuer.admits(leaver.tokenRequest())
    check.value('end acknowledged', await pull(organisations.end(organisation)), 'equals', true)
    await propagation()
    await registration.refuses(registration.request().withKey('used-by-another', leaver))
  },
})
