/** Two keys are a rotation; a third is a spare for someone. */
import { scenario } from '../core/scenario.ts'

const mostLive = 2
const additions = 3

export default scenario({
  id: 'ROTATE-09-KEYS',
  title: 'Keys do not pile up',
  why: 'Nobody misses a forgotten key, except the one who found it.',
  controls: ['ROTATE-09'],
  needs: ['auth.private_key_jwt', 'keys.replace', 'credentials.list'],
  async play({ partner, issuer, keys, credentials, check }) {
    const holders = [partner]
    for (let nth = 0; nth < additions; nth += 1) {
      const more = await keys.add(partner)
      if (more) holders.push(more)
    }
    let live = 0
    for (const holder of holders) if ((await issuer.tries(holder.tokenRequest())).allowed) live += 1
    check.value('keys that get tokens', live, 'at-most', mostLive)
    check.value('keys that get tokens while one takes the place of another', live, 'at-least', 2)
    const listed = await credentials.of(partner)
    check.value('live keys listed', listed.length, 'equals', live)
    for (const fact of ['created', 'lastUsed', 'expires'] as const)
      check.value(`listed without: ${fact}`, listed.filter(each => each[fact] === null).length, 'equals', 0)
  },
})
