/** Whoever pulls a lever goes back to bed when it says done. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REVOKE-17',
  title: 'A lever that says done has done it',
  why: 'A console that says revoked while one gateway has not heard of it ends the search for what is still open.',
  controls: ['REVOKE-17'],
  needs: ['mgmt.lifecycle'],
  waits: ['stop'],
  async play({ partner, points, lifecycle, receipts, check }) {
    for (const point of points) await point.admits(partner.call())
    const suspension = await receipts.pull(lifecycle.suspend(partner))
    check.value('suspension acknowledged', suspension.acknowledged, 'equals', true)
    await Promise.all(points.map(point => suspension.endsAt(point, partner.call())))
    await suspension.repeated()
    const resumption = await receipts.pull(lifecycle.resume(partner))
    const returned = partner.afresh()
    await Promise.all(points.map(point => resumption.opensAt(point, returned.call())))
    await receipts.pull(lifecycle.remove(partner))
    const late = await receipts.pull(lifecycle.suspend(partner))
    check.value('suspension of a client that is gone acknowledged', late.acknowledged, 'equals', false)
  },
})
