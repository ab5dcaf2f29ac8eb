/** A certificate ends at its date, also for those who are already inside. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'EXPIRE-05',
  title: 'A certificate ends at its end, in use or not',
  why: 'A connection that outlives its certificate has no identity, only habit.',
  controls: ['EXPIRE-05'],
  needs: ['bind.mtls', 'pki.issue'],
  waits: [6_000, 'stop', 'hold'],
  async play({ partner, authority, watch }) {
    const certificate = await authority.renew(partner, 6)
    const shortLived = partner.carrying(certificate)
    await watch(shortLived.call(), {
      connections: ['resumed', 'kept-alive', 'stream'],
      also: [shortLived.tokenRequest()],
    }).endsAt(certificate.notAfterWallMs)
  },
})
