/** A perfect copy cannot be refused before anyone knows; it can be noticed, told apart, and stopped. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'AUDIT-13',
  title: 'A certificate copied with its key is noticed, recorded and stopped',
  why: 'The copy works as well as the original; only its behaviour gives it away.',
  controls: ['AUDIT-13'],
  needs: ['audit.alert', 'audit.query', 'bind.mtls', 'drill', 'pki.revoke'],
  waits: ['stop', 'hold'],
  async play({ partner, attacker, certificates, drill, watch }) {
    const copy = partner.call().from(attacker).with(partner.certificate)
    const story = await drill.theft('a copy of the certificate and its key', partner)
    await story.misuse(copy)
    await story.noticed()
    await story.toldApart()
    await watch(copy, { connections: ['fresh'] }).stopsAfter(certificates.revoke(partner.certificate))
    await story.over(copy)
  },
})
