/** A rotation that can hurt is a rotation that nobody does. */
import { scenario } from '../core/scenario.ts'

const requestsMeanwhile = 5

export default scenario({
  id: 'ROTATE-01',
  title: 'A secret is rotated without an outage, and the old one ends when promised',
  why: 'A secret that is still good after its rotation was not rotated, only doubled.',
  controls: ['ROTATE-01'],
  needs: ['auth.secret', 'secret.rotate'],
  waits: [4_000, 'stop', 'hold'],
  async play({ partner, issuer, secrets, everywhere, pull, watch, check }) {
    const rotation = secrets.rotate(partner, 'routine')
    const old = await everywhere(partner)
    const meanwhile = Array.from({ length: requestsMeanwhile }, () => issuer.admits(partner.tokenRequest()))
    const [done] = await Promise.all([pull(rotation), ...meanwhile])
    check.value('rotation acknowledged', done, 'equals', true)
    const renewed = rotation.renewed()
    await issuer.admits(renewed.tokenRequest())
    check.value('overlap in ms', rotation.overlapMs(), 'at-most', secrets.longestOverlapMs)
    await watch([], { also: old, untouched: await everywhere(renewed) }).endsAt(rotation.endsAt())
  },
})
