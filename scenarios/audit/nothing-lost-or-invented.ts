/** Counting both ways: every call has its record, and every record its call. */
import type { Act } from '../core/kit.ts'
import { scenario } from '../core/scenario.ts'

const burst = 10

export default scenario({
  id: 'AUDIT-05',
  title: 'The audit trail holds every request once, and no other',
  why: 'A trail with gaps proves nothing, and one with inventions proves anything.',
  controls: ['AUDIT-05'],
  needs: ['audit.query'],
  async play({ partner, points, audit, acts, check }) {
    for (const point of points) {
      for (let nth = 0; nth < burst; nth += 1) await point.tries(partner.call().over(nth % 2 ? 'kept-alive' : 'fresh'))
    }
    const calls = acts('call')
    const sent = [...calls, ...acts('cut'), ...acts('token'), ...acts('management')]
    const known = new Set(sent.map(act => act.correlation))
    const records = await audit.about(partner, calls)
    const timesTold = (act: Act) => records.filter(record => record.correlation === act.correlation).length
    check.value('calls made', calls.length, 'at-least', burst * points.length)
    check.value('calls without a record', calls.filter(call => timesTold(call) === 0).length, 'equals', 0)
    check.value(
      'calls with more than one record',
      [...calls, ...acts('cut')].filter(call => timesTold(call) > 1).length,
      'equals',
      0,
    )
    check.value(
      'records without a call',
      records.filter(record => !record.correlation || !known.has(record.correlation)).length,
      'equals',
      0,
    )
  },
})
