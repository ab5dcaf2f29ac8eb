/** Old ways in outlive the reason for which they were made. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'ISSUE-15',
  title: 'Nothing but the approved credential opens an enforcement point',
  why: 'An API key from the pilot is not covered by any revocation of tokens.',
  controls: ['ISSUE-15'],
  needs: [],
  async play({ partner, points }) {
    const bare = partner.call().withoutToken()
    const basic = Buffer.from(`${partner.clientId}:${partner.clientId}`).toString('base64')
    for (const point of points) {
      await point.refuses(bare)
      await point.refuses(bare.withHeaders({ [point.apiKeyHeader]: partner.clientId }, 'an API key instead of a token'))
      await point.refuses(bare.withHeaders({ authorization: `Basic ${basic}` }, 'HTTP Basic instead of a token'))
      await point.refuses(
        bare.withHeaders({ cookie: `session=${partner.clientId}` }, 'a session cookie instead of a token'),
      )
    }
  },
})
