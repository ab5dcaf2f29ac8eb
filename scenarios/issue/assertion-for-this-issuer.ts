/** An assertion that is good everywhere can be collected anywhere. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'ISSUE-05',
  title: 'An assertion made for someone else is refused',
  why: 'A partner that talks to many issuers would lend each of them its identity at all others.',
  controls: ['ISSUE-05'],
  needs: ['auth.private_key_jwt'],
  async play({ partner, issuer }) {
    const request = partner.tokenRequest()
    const elsewhere = 'https://issuer.elsewhere.example'
    await issuer.refuses(request.changed({ assertion: { aud: elsewhere } }, 'an assertion for another issuer'))
    await issuer.refuses(
      request.changed({ assertion: { aud: [issuer.assertionAudience, elsewhere] } }, 'an assertion for two issuers'),
    )
    await issuer.refuses(request.changed({ assertion: { aud: undefined } }, 'an assertion for nobody in particular'))
  },
})
