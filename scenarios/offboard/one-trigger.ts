/** Goodbye is said once. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'OFFBOARD-01',
  title: 'One trigger ends everything the organisation had',
  why: 'What needs its own step at offboarding is what is still there a year later.',
  controls: ['OFFBOARD-01'],
  needs: ['mgmt.org.lifecycle', 'register'],
  blast: 'organisation',
  waits: ['stop', 'hold'],
  async play({ partner, organisations, registration, watch, check }) {
    check.value('what could act before', (await organisations.inventory(partner.organisation)).length, 'at-least', 1)
    check.value('registration readable before', (await registration.read(partner)) !== null, 'equals', true)
    await watch(partner.call(), {
      connections: ['kept-alive', 'stream'],
      also: partner.newTokens(),
    }).stopsAfter(organisations.end(partner.organisation))
    check.value('registration readable after', (await registration.read(partner)) !== null, 'equals', false)
    check.value('what can still act', await organisations.inventory(partner.organisation), 'is-empty')
  },
})
