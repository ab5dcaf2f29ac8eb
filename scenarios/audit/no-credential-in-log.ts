/** A log is read by more people than any vault. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'AUDIT-08',
  title: 'No credential is ever written to the audit trail',
  why: 'A token in a log is a token for everyone who may read logs.',
  controls: ['AUDIT-08'],
  needs: ['audit.query'],
  async play({ partner, points, attacker, issuer, audit, acts, check }) {
    for (const point of points) {
      for (const operation of partner.mayNot) await point.refuses(partner.call().instead(operation))
      await point.tries(partner.call().from(attacker))
    }
    for (const scope of partner.forbiddenScopes)
      await issuer.refuses(partner.tokenRequest().changed({ scope }, `the scope ${scope}`))
    const sent = [...acts('call'), ...acts('token')]
    check.value('records searched', (await audit.about(partner, sent)).length, 'at-least', points.length)
    check.value('credentials found in records', await audit.leaks(partner, sent), 'is-empty')
  },
})
