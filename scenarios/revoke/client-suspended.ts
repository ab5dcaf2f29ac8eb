/** Suspension means now, not at the next token. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REVOKE-04',
  title: 'A suspended client stops everywhere',
  why: 'A suspension that only stops new tokens gives the thief the rest of the old one.',
  controls: ['REVOKE-04'],
  needs: ['mgmt.lifecycle'],
  waits: ['stop', 'hold'],
  async play({ partner, lifecycle, watch }) {
    await watch(partner.call(), { also: partner.newTokens() }).stopsAfter(lifecycle.suspend(partner))
  },
})
