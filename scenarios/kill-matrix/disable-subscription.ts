/** A row of the kill matrix. */
import { killMatrixRow } from '../core/kill-matrix-row.ts'

export default killMatrixRow({
  lever: 'disable-subscription',
  title: 'Switching a subscription off ends its events and nothing else',
  why: 'Data that is sent asks nobody for a token.',
  controls: ['REVOKE-11'],
  needs: ['webhook.out'],
  async prepare({ partner, events, waysIn }) {
    const subscription = await events.subscribe(partner)
    return { ways: await waysIn(partner, { subscription }), end: events.disable(subscription) }
  },
})
