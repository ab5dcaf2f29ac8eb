/** Keys from the years before there were tokens are the ones that nobody looks after. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'ISSUE-15-KEYS',
  title: 'An API key opens what it is for until it is disabled, and nothing afterwards',
  why: 'No revocation of tokens reaches a key that is none.',
  controls: ['ISSUE-15'],
  needs: ['auth.api_key'],
  waits: ['stop', 'hold'],
  async play({ partner, apiKeys, watch }) {
    const [key, other] = [await apiKeys.issue(partner), await apiKeys.issue(partner)]
    await watch(key.call(), { untouched: [partner.call(), other.call()] }).stopsAfter(apiKeys.disable(key))
  },
})
