/** A perfect copy cannot be refused before anyone knows; it can be noticed, told apart, and stopped. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'AUDIT-13',
  title: 'A certificate copied with its key is noticed, recorded and stopped',
  why: 'The copy works as well as the original; only its behaviour gives it away.',
  controls: ['AUDIT-13'],
  needs: ['audit.alert', 'audit.query', 'bind.mtls', 'pki.revoke'],
  waits: ['stop', 'hold'],
  async play({ partner, points, attacker, alerts, audit, acts, certificates, watch, check }) {
    const theft = partner.call().from(attacker).with(partner.certificate)
    for (const point of points) await point.tries(theft)
    check.value('alerts about the partner', (await alerts.about(partner)).length, 'at-least', 1)
    const misuse = acts('call').filter(act => act.source === attacker.source)
    const records = await audit.about(partner, misuse)
    const sources = misuse.map(act => records.find(record => record.correlation === act.correlation)?.source ?? null)
    check.value('sources recorded for the misuse', sources, 'subset-of', [attacker.source])
    await watch(theft, { connections: ['fresh'] }).stopsAfter(certificates.revoke(partner.certificate))
  },
})
