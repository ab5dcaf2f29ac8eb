/** Goodbye means that nothing more comes, and nothing more is taken. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'OFFBOARD-05',
  title: 'Nothing flows to or from an organisation that has ended',
  why: 'A delivery that waits to be repeated knows nothing of the contract that ended in between.',
  controls: ['OFFBOARD-05'],
  needs: ['mgmt.org.lifecycle', 'webhook.out'],
  blast: 'organisation',
  waits: ['stop', 'hold'],
  async play({ partner, organisations, events, watch }) {
    const subscription = await events.subscribe(partner)
    await subscription.refuseDeliveries()
    const flows = [partner.reads, ...partner.writes].map(operation => partner.call(operation))
    await watch(flows, { connections: ['kept-alive'], also: [subscription] }).stopsAfter(
      organisations.end(partner.organisation),
    )
  },
})
