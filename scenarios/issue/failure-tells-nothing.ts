/** Whoever fails to authenticate learns that, and nothing else. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'ISSUE-02',
  title: 'A failed authentication yields nothing and tells nothing',
  why: 'An error that tells known clients from unknown ones is a directory of partners.',
  controls: ['ISSUE-02'],
  needs: ['auth.private_key_jwt', 'tenancy'],
  async play({ partner, stranger, issuer, check }) {
    const request = partner.tokenRequest()
    const wrongKey = request.changed({ authenticatedAs: stranger }, "an assertion signed with another partner's key")
    const unknownClient = request.changed({ clientId: 'nobody-of-this-name' }, 'a client that does not exist')
    await issuer.refuses(wrongKey)
    await issuer.refuses(unknownClient)
    const toKnown = await issuer.tries(wrongKey)
    const toUnknown = await issuer.tries(unknownClient)
    check.value('status told to an unknown client', toUnknown.status, 'equals', toKnown.status)
    check.value('error told to an unknown client', toUnknown.json, 'equals', toKnown.json)
  },
})
