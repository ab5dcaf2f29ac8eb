/** A stolen token that is refused is still a stolen token, and someone should know. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'AUDIT-12',
  title: 'Misuse raises an alert',
  why: 'Without an alert the owner learns of the theft from the thief.',
  controls: ['AUDIT-12'],
  needs: ['audit.alert', 'bind.mtls'],
  async play({ partner, points, attacker, alerts, check }) {
    for (const point of points) await point.refuses(partner.call().with(attacker.certificate))
    check.value('alerts about the partner', (await alerts.about(partner)).length, 'at-least', 1)
  },
})
