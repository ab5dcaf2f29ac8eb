/** A row of the kill matrix. */
import { killMatrixRow } from '../core/kill-matrix-row.ts'

export default killMatrixRow({
  lever: 'expiry',
  title: 'The end of a contract closes every way in by itself',
  why: 'Nobody pulls a lever on the day on which a contract ends.',
  controls: ['EXPIRE-06'],
  needs: ['mgmt.org'],
  blast: 'organisation',
  waits: [12_000, 'stop', 'hold'],
  async prepare({ organisations, inSeconds, waysIn, check }) {
    const endsAt = inSeconds(12)
    const organisation = await organisations.create({ contractUntil: new Date(endsAt).toISOString() })
    const partner = organisation && (await organisations.partner(organisation))
    if (!partner) return check.untestable('a partner whose contract ends in seconds could not be onboarded')
    return { ways: await waysIn(partner), end: endsAt }
  },
})
