/** A log is read by more people than any vault. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'AUDIT-08',
  title: 'No credential is ever written to the audit trail',
  why: 'A token in a log is a token for everyone who may read logs.',
  controls: ['AUDIT-08'],
  needs: ['audit.query'],
  async play({ partner, points, attacker, issuer, audit, acts, check }) {
    const forbidden = partner.mayNot.map(operation => partner.call().instead(operation))
    const tooMuch = partner.forbiddenScopes.map(scope =>
      partner.tokenRequest().changed({ scope }, `the scope ${scope}`),
    )
    // Let in or refused, each leaves a record, and a credential may be in any.
    for (const point of points)
      for (const call of [partner.call(), ...forbidden, partner.call().from(attacker)]) await point.tries(call)
    for (const request of [partner.tokenRequest(), ...tooMuch]) await issuer.tries(request)
    const sent = [...acts('call'), ...acts('token')]
    check.value('records searched', (await audit.about(partner, sent)).length, 'at-least', points.length)
    check.value('credentials found in records', await audit.leaks(partner, sent), 'is-empty')
  },
})
