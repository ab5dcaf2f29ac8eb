/** A contract has an end date so that nobody has to remember it. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'EXPIRE-06',
  title: 'The end of the contract ends the access by itself',
  why: 'Most partners that should be gone were simply forgotten.',
  controls: ['EXPIRE-06'],
  needs: ['mgmt.org'],
  blast: 'organisation',
  waits: [6_000, 'stop', 'hold'],
  async play({ organisations, inSeconds, watch, check }) {
    const endsAt = inSeconds(6)
    const organisation = await organisations.create({ contractUntil: new Date(endsAt).toISOString() })
    const partner = organisation && (await organisations.partner(organisation))
    if (!partner) return check.untestable('a partner whose contract ends in seconds could not be onboarded')
    await watch(partner.call(), { connections: ['kept-alive', 'stream'], also: [partner.tokenRequest()] }).endsAt(
      endsAt,
    )
  },
})
