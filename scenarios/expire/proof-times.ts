/** A proof of possession says when it was made, so that it cannot be made today and used whenever it suits. */
import type { ProofChange } from '../core/ports/possession-ports.ts'
import { scenario } from '../core/scenario.ts'

const untimely: Readonly<Record<string, ProofChange>> = {
  'a proof made in a minute and a half': { aheadS: 90 },
  'a proof made next week': { aheadS: 604_800 },
  'a proof made an hour ago': { aheadS: -3_600 },
  'a proof made before time began': { claims: { iat: -1 } },
  'a proof without a time': { claims: { iat: undefined } },
  'a proof whose time is in words': { claims: { iat: 'now' } },
}

export default scenario({
  id: 'EXPIRE-02-DPOP',
  title: 'The time in a DPoP proof is tolerated within the agreed skew only',
  why: 'A few minutes at the unlocked machine would otherwise yield proofs for months.',
  controls: ['EXPIRE-02'],
  needs: ['bind.dpop'],
  async play({ partner, points, issuer, possession }) {
    const call = partner.call()
    const request = partner.tokenRequest()
    await issuer.admits(request.changed({ proof: { aheadS: 8 } }, 'a proof made eight seconds from now'))
    for (const [how, proof] of Object.entries(untimely)) await issuer.refuses(request.changed({ proof }, how))
    for (const point of points) {
      await point.admits(possession.changed(call, { aheadS: 8 }, 'a proof made eight seconds from now'))
      for (const [how, proof] of Object.entries(untimely)) await point.refuses(possession.changed(call, proof, how))
    }
  },
})
