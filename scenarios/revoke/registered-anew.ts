/** A new registration under an old name is a new client. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REVOKE-14-ANEW',
  title: 'Registering anew does not revive what was deleted',
  why: 'Whoever kept a token of the deleted client waits for its successor.',
  controls: ['REVOKE-14'],
  needs: ['mgmt.lifecycle', 'register'],
  waits: ['limit'],
  async play({ partner, points, lifecycle, registration, pull, propagation, check }) {
    for (const point of points) await point.admits(partner.call())
    check.value('deletion acknowledged', await pull(lifecycle.remove(partner)), 'equals', true)
    await propagation()
    const successor = await registration.onboarded({})
    if (!successor) return check.untestable('the deleted client could not be registered anew')
    for (const point of points) {
      await point.admits(successor.call())
      await point.admitsNone([partner.call()])
    }
  },
})
