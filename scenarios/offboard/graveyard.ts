/** Every credential that ever was is tried again, for as long as it takes to be sure. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'OFFBOARD-02',
  title: 'Every credential that ever was stays dead after offboarding',
  why: 'A partner that left still has its backups.',
  controls: ['OFFBOARD-02'],
  needs: ['mgmt.org.lifecycle', 'pki.issue', 'bind.mtls'],
  blast: 'organisation',
  waits: ['stop', 'hold'],
  async play({ partner, sibling, authority, organisations, watch }) {
    const renewed = partner.carrying(await authority.renew(partner))
    const other = await sibling()
    const graveyard = [partner.call(), renewed.call(), other.call()]
    await watch(graveyard, { connections: ['kept-alive'], also: [renewed.tokenRequest()] }).stopsAfter(
      organisations.end(partner.organisation),
    )
  },
})
