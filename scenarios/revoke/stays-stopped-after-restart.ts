/** A point that starts anew has forgotten everything but what it is told again. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REVOKE-13-RESTART',
  title: 'What stopped stays stopped when a point is started anew',
  why: 'A list of the withdrawn that lives in memory dies with the next deployment, and the thief is back.',
  controls: ['REVOKE-13'],
  needs: ['mgmt.lifecycle', 'tenancy', 'fault.restart'],
  blast: 'shared',
  waits: ['stop'],
  async play({ partner, stranger, lifecycle, restarts, points, pull, check }) {
    const stopped = partner.call().over('fresh').insteadOf(stranger.call().over('fresh'), 'a suspended client')
    for (const point of points) await point.admits(partner.call())
    check.value('suspension acknowledged', await pull(lifecycle.suspend(partner)), 'equals', true)
    for (const point of points) await point.comesToRefuse(stopped)
    for (const point of points) {
      await point.keepsOut(stopped, 'a restart', () => restarts.restart(point))
      await point.refuses(stopped)
    }
    for (const point of points) await point.refuses(stopped)
  },
})
