/** A stolen token that is refused for want of its key is still a stolen token, and someone should know. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'AUDIT-12-DPOP',
  title: 'Misuse of a token that is bound to a key raises an alert',
  why: 'Without an alert the owner learns of the theft from the thief.',
  controls: ['AUDIT-12'],
  needs: ['audit.alert', 'bind.dpop'],
  async play({ partner, points, attacker, alerts, check }) {
    for (const point of points) await point.refuses(partner.call().from(attacker))
    check.value('alerts about the partner', (await alerts.about(partner)).length, 'at-least', 1)
  },
})
