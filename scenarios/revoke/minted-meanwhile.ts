/** Between the check and the signature lies a moment in which a lever may be pulled. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REVOKE-15',
  title: 'No token slips through in the moment of the lever',
  why: 'A thief asks for tokens all the time; one that was missed is enough.',
  controls: ['REVOKE-15'],
  needs: ['mgmt.lifecycle'],
  waits: ['limit'],
  async play({ partner, points, lifecycle, minting, limits, check }) {
    for (const point of points) await point.admits(partner.call())
    const minted = await minting.across(partner, lifecycle.suspend(partner))
    check.value('ms from the acknowledgement to the last issuance', minted.lastAfterMs, 'at-most', limits.timeToStopMs)
    for (const point of points) {
      const tokens = minted.for(point)
      await point.admitsNone(tokens.map(token => partner.call().withToken(token, 'a token minted around the lever')))
    }
  },
})
