/** The token travels with every request; the key that it is bound to never does. */
import { scenario } from '../core/scenario.ts'

const faults = [
  'missing',
  'by-another-key',
  'for-another-token',
  'for-no-token',
  'for-another-method',
  'for-another-path',
  'for-another-host',
  'stale',
  'doubled',
] as const

export default scenario({
  id: 'THEFT-02',
  title: 'A stolen token that is bound by DPoP is useless without its key',
  why: 'A point that forgets to ask for the proof turns every bound token back into one that works for anyone.',
  controls: ['THEFT-02'],
  needs: ['bind.dpop'],
  async play({ partner, points, attacker, possession }) {
    const call = partner.call()
    for (const point of points) {
      await point.refuses(call.from(attacker))
      await point.refuses(possession.asBearer(call))
      await point.refuses(possession.inBothSchemes(call))
      for (const fault of faults) await point.refuses(possession.faulty(call, fault))
    }
  },
})
