/** Renewal is routine; leaving the old certificate behind is too, and that is the problem. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'ROTATE-03',
  title: 'A renewed certificate works and the superseded one ends',
  why: 'Every certificate that is still good somewhere is one more that can be stolen.',
  controls: ['ROTATE-03'],
  needs: ['pki.issue', 'pki.revoke', 'bind.mtls'],
  waits: ['limit'],
  async play({ partner, points, issuer, authority, certificates, pull, propagation, check }) {
    const old = partner.certificate
    const renewed = partner.carrying(await authority.renew(partner))
    await issuer.admits(renewed.tokenRequest())
    for (const point of points) {
      await point.admits(renewed.call())
      await point.refuses(renewed.call().withToken(await partner.token(point), 'a token bound to the old certificate'))
    }
    check.value(
      'end of the old certificate acknowledged',
      await pull(certificates.revoke(old, 'superseded')),
      'equals',
      true,
    )
    await propagation()
    await issuer.refuses(renewed.tokenRequest().changed({ certificate: old }, 'the superseded certificate'))
    await issuer.admits(renewed.tokenRequest())
  },
})
