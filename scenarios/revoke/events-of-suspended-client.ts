/** Suspended means that nothing comes out any more, also not by itself. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REVOKE-04-EVENTS',
  title: 'A suspended client is sent no more events',
  why: 'Events are pushed by a part of the target that nobody thinks of when access is withdrawn.',
  controls: ['REVOKE-04'],
  needs: ['mgmt.lifecycle', 'webhook.out'],
  waits: ['stop', 'hold'],
  async play({ partner, lifecycle, events, watch }) {
    const subscription = await events.subscribe(partner)
    await watch([], { also: [subscription] }).stopsAfter(lifecycle.suspend(partner))
  },
})
