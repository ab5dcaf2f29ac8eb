/** A row of the kill matrix. */
import { killMatrixRow } from '../core/kill-matrix-row.ts'

export default killMatrixRow({
  lever: 'disable-api-key',
  title: 'Disabling an API key ends what it opened and nothing else',
  why: 'Whoever must change the tokens as well to be rid of a key keeps the key.',
  controls: ['ISSUE-15'],
  needs: ['auth.api_key'],
  async prepare({ partner, apiKeys, waysIn }) {
    const apiKey = await apiKeys.issue(partner)
    return { ways: await waysIn(partner, { apiKey }), end: apiKeys.disable(apiKey) }
  },
})
