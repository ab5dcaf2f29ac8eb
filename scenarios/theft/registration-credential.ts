/** The credential of a registration lives as long as the registration: it needs a lever of its own. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'THEFT-12',
  title: 'A stolen registration credential can be cut off by itself',
  why: 'Whoever has to stop the partner to stop the thief will wait too long.',
  controls: ['THEFT-12'],
  needs: ['register', 'registration.token', 'audit.alert'],
  waits: ['stop', 'hold'],
  async play({ partner, attacker, registration, registrationCredential, alerts, watch, check }) {
    const theft = registrationCredential.use(partner).from(attacker)
    await registrationCredential.admits(theft)
    check.value('alerts about the partner', (await alerts.about(partner)).length, 'at-least', 1)
    await watch([], { also: [theft], untouched: [partner.call(), partner.tokenRequest()] }).stopsAfter(
      registrationCredential.replace(partner),
    )
    check.value(
      'registration read with the new credential',
      (await registration.read(partner)) !== null,
      'equals',
      true,
    )
  },
})
