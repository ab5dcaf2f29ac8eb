/** Every token has a request behind it, and every request someone. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'AUDIT-02',
  title: 'Every token request can be attributed',
  why: 'An incident starts with the question which tokens were issued to whom.',
  controls: ['AUDIT-02'],
  needs: ['audit.query', 'auth.private_key_jwt', 'tenancy'],
  async play({ partner, stranger, issuer, audit, acts, check }) {
    await issuer.admits(partner.tokenRequest())
    // Whether it is refused is for others to judge: here it matters that what was decided stands there.
    await issuer.tries(
      partner.tokenRequest().changed({ authenticatedAs: stranger }, "an assertion signed with another partner's key"),
    )
    const requests = acts('token')
    const records = await audit.about(partner, requests)
    for (const request of requests.filter(each => each.allowed)) {
      const told = records.filter(record => record.correlation === request.correlation)
      check.value('records of a granted token request', told.length, 'equals', 1)
      for (const record of told) {
        check.value('client in the record of a granted request', record.client, 'equals', partner.clientId)
        check.value(
          'organisation in the record of a granted request',
          record.organisation,
          'equals',
          partner.organisation.id,
        )
        check.value('token in the record of a granted request', record.tokenId, 'is-present')
        check.value('outcome in the record of a granted request', record.outcome, 'equals', 'allowed')
      }
    }
    for (const request of requests.filter(each => each.allowed === false)) {
      const told = records.filter(record => record.correlation === request.correlation)
      check.value('records of a refused token request', told.length, 'equals', 1)
      for (const record of told) {
        check.value('outcome in the record of a refused request', record.outcome, 'equals', 'denied')
        check.value('reason in the record of a refused request', record.reason, 'is-present')
      }
    }
    if (!requests.some(request => request.allowed === false)) check.untestable('no token request was refused')
  },
})
