/** A point that hears nothing must not take it for good news. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REVOKE-16',
  title: 'A point that was cut off closes, and catches up',
  why: 'Whoever can cut a line could otherwise keep a withdrawn credential alive, for as long as it is cut or for good.',
  controls: ['REVOKE-16'],
  needs: ['mgmt.lifecycle', 'tenancy', 'rs.multi', 'fault.cut'],
  blast: 'shared',
  waits: ['stop', 'offline'],
  async play({ partner, stranger, lifecycle, lines, points, pull, check, limits }) {
    // The one that decides by itself depends most on what it is told.
    const cut = points.find(point => point.tokenFormat === 'jwt') ?? points[0]
    if (!cut) return check.untestable('there is no enforcement point')
    const others = points.filter(point => point !== cut)
    const returned = stranger.anew()
    const stopped = partner.call().insteadOf(returned.call(), 'a suspended client')
    check.value(`${cut.name} cut off goes on for`, lines.boundMs(cut), 'at-most', limits.timeToStopMs)
    for (const point of points) {
      await point.admits(partner.call())
      await point.admits(stranger.call())
    }
    await lines.whileCut(cut, async () => {
      // One goes and stays away, one goes and comes back: only in this order does the end come out right.
      for (const lever of [lifecycle.suspend(partner), lifecycle.suspend(stranger), lifecycle.resume(stranger)])
        check.value(`${lever.name} acknowledged`, await pull(lever), 'equals', true)
      for (const point of others) await point.comesToRefuse(stopped)
      await lines.pastBound(cut)
      await cut.keepsOut(partner.call(), 'a cut beyond its bound')
    })
    await cut.comesToAdmit(returned.call())
    await cut.refuses(stopped)
    await cut.refuses(stranger.call().insteadOf(returned.call(), 'a token from before the suspension'))
  },
})
