/** A revoked certificate ends connections, tokens and new requests alike. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REVOKE-07',
  title: 'A revoked certificate stops, and so do the tokens bound to it',
  why: 'The standards let a bound token outlive its certificate; a thief counts on it.',
  controls: ['REVOKE-07'],
  needs: ['bind.mtls', 'pki.revoke'],
  waits: ['stop', 'hold'],
  async play({ partner, certificates, watch }) {
    await watch(partner.call(), {
      also: partner.newTokens(),
    }).stopsAfter(certificates.revoke(partner.certificate))
  },
})
