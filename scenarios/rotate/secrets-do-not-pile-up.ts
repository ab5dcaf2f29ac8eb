/** Two secrets are a rotation; a third is a spare for someone. */
import { scenario } from '../core/scenario.ts'

const mostLive = 2
const rotations = 3

export default scenario({
  id: 'ROTATE-09-SECRETS',
  title: 'Secrets do not pile up',
  why: 'Rotating twice in a hurry must not leave two old secrets behind.',
  controls: ['ROTATE-09'],
  needs: ['auth.secret', 'secret.rotate', 'credentials.list'],
  async play({ partner, issuer, secrets, credentials, pull, check }) {
    const holders = [partner]
    for (let nth = 0; nth < rotations; nth += 1) {
      const rotation = secrets.rotate(partner, 'routine')
      if (await pull(rotation)) holders.push(rotation.renewed())
    }
    let live = 0
    for (const holder of holders) if ((await issuer.tries(holder.tokenRequest())).allowed) live += 1
    check.value('secrets that get tokens', live, 'at-most', mostLive)
    check.value('secrets that get tokens while one takes the place of another', live, 'at-least', 2)
    const listed = await credentials.of(partner)
    check.value('live secrets listed', listed.length, 'equals', live)
    for (const fact of ['created', 'lastUsed', 'expires'] as const)
      check.value(`listed without: ${fact}`, listed.filter(each => each[fact] === null).length, 'equals', 0)
  },
})
