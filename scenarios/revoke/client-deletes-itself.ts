/** A partner that leaves by its own door must have left. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REVOKE-05-ITSELF',
  title: 'A client that deletes its own registration leaves nothing that works',
  why: 'The operator believes that the partner is gone; so should the gateways.',
  controls: ['REVOKE-05'],
  needs: ['register'],
  waits: ['stop', 'hold'],
  async play({ partner, registration, ownRegistration, watch, check }) {
    const reading = await ownRegistration.reading(partner)
    await watch(partner.call(), {
      connections: ['kept-alive'],
      also: [partner.tokenRequest(), ...reading],
    }).stopsAfter(ownRegistration.deletion(partner))
    check.value('registration readable after', (await registration.read(partner)) !== null, 'equals', false)
  },
})
