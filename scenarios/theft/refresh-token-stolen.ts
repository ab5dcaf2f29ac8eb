/** A refresh token is worth as much as all the tokens that it can buy; it must be worth nothing to a thief. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'THEFT-08',
  title: 'A stolen refresh token is useless to anyone but its client, and its replay is noticed',
  why: 'It lives for months in a database, and whoever copies the row has it.',
  controls: ['THEFT-08'],
  needs: ['grant.refresh', 'bind.mtls', 'tenancy', 'audit.alert'],
  async play({ partner, sibling, stranger, attacker, issuer, delegation, alerts, check }) {
    const refresh = (await delegation.obtain(partner)).refresh()
    const other = await sibling()
    await issuer.refuses(refresh.by(other))
    await issuer.refuses(refresh.by(stranger))
    await issuer.refuses(refresh.changed({ authentication: 'none' }, 'no client authentication'))
    await issuer.refuses(refresh.changed({ certificate: null }, 'no certificate'))
    await issuer.refuses(refresh.changed({ certificate: attacker.certificate }, "the attacker's certificate"))
    const more = [...partner.scopes, ...partner.forbiddenScopes].join(' ')
    await issuer.refuses(refresh.changed({ scope: more }, 'more scope than was granted'))
    if (issuer.foreignAudience !== null) {
      const resource = issuer.foreignAudience
      await issuer.refuses(refresh.changed({ parameters: { resource } }, 'a resource that was not granted'))
    }
    if (!delegation.rotates) return
    const noticed = await delegation.obtain(other)
    const replay = await issuer.tries(noticed.refreshAgain().from(attacker))
    check.value('a spent refresh token let in', replay.allowed, 'equals', false)
    check.value('alerts about the replay', (await alerts.about(other)).length, 'at-least', 1)
  },
})
