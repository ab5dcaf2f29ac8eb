/** A signal from outside is a lever too: whoever can forge one can stop a partner, and whoever ignores one lets a thief go on. */
import { securityEventFaults } from '../core/ports/shared-ports.ts'
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REVOKE-20',
  title: 'Security events are obeyed when genuine, and only then',
  why: 'An unchecked event is a switch by which anyone can turn a partner off.',
  controls: ['REVOKE-20'],
  needs: ['signals'],
  blast: 'organisation',
  waits: ['stop', 'stop', 'hold', 'stop'],
  async play({ partner, sibling, signals, points, pull, check, watch }) {
    const [spared, changed] = await Promise.all([sibling(), sibling()])
    // Nobody can be hurt who holds nothing yet.
    for (const each of [spared, changed, partner]) for (const point of points) await point.admits(each.call())

    await Promise.all(securityEventFaults.map(fault => signals.forge(fault, spared)))
    check.value('event acknowledged', await pull(signals.event('credential-change', changed)), 'equals', true)
    // Once this has arrived everywhere, what was told before it has had its time.
    for (const point of points)
      await point.comesToRefuse(changed.call().insteadOf(partner.call(), 'a token from before the event'))
    for (const point of points) await point.admits(spared.call())

    const session = signals.event('session-revoked', partner)
    await watch(partner.call().over('kept-alive'), { untouched: [spared.call()] }).stopsAfter(session)

    const renewed = partner.anew()
    for (const point of points) await point.admits(renewed.call())
    await signals.repeat(session)
    check.value('event acknowledged', await pull(signals.event('credential-change', spared)), 'equals', true)
    for (const point of points)
      await point.comesToRefuse(spared.call().insteadOf(renewed.call(), 'a token from before the event'))
    for (const point of points) await point.admits(renewed.call())
  },
})
