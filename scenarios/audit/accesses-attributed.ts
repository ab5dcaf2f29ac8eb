/** Who did what, when, and was it allowed: at every enforcement point. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'AUDIT-03',
  title: 'Every access and every refusal can be attributed',
  why: 'A refusal that nobody logged is an attack that nobody saw.',
  controls: ['AUDIT-03'],
  needs: ['audit.query'],
  async play({ partner, points, attacker, audit, acts, check }) {
    const forbidden = partner.mayNot.map(operation => partner.call().instead(operation))
    // Whether they should be let in is for others to judge: here it matters that what was decided stands there.
    for (const point of points)
      for (const call of [partner.call(), ...forbidden, partner.call().from(attacker)]) await point.tries(call)
    const calls = acts('call')
    const records = await audit.about(partner, calls)
    for (const call of calls) {
      const told = records.filter(record => record.correlation === call.correlation)
      check.value(`records of a call at ${call.point}`, told.length, 'equals', 1)
      for (const record of told) {
        check.value(`outcome of a call at ${call.point}`, record.outcome, 'equals', call.allowed ? 'allowed' : 'denied')
        check.value(`source of a call at ${call.point}`, record.source, 'equals', call.source)
        check.value(`time of a call at ${call.point}`, record.time, 'is-present')
        if (call.allowed) check.value(`client of a call at ${call.point}`, record.client, 'equals', partner.clientId)
        else check.value(`reason of a refusal at ${call.point}`, record.reason, 'is-present')
      }
    }
    if (!calls.some(call => call.allowed)) check.untestable('no call was let in')
    if (!calls.some(call => call.allowed === false)) check.untestable('no call was refused')
  },
})
