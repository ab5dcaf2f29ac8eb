/** A credential must not come back in any answer: not in an error, a redirect, a cache, or the page of a stranger. */
import { scenario } from '../core/scenario.ts'

const hostileOrigin = 'https://attacker.example'

export default scenario({
  id: 'THEFT-11',
  title: 'Credentials are shown nowhere that a thief could look',
  why: 'Error pages, caches and browsers are read by people who were never given the secret.',
  controls: ['THEFT-11'],
  needs: ['exposure'],
  async play({ partner, points, issuer, exposure, check }) {
    const call = partner.call()
    for (const point of points) {
      await point.admits(call)
      for (const operation of partner.mayNot) await exposure.provoke(point, call.instead(operation))
      await exposure.provoke(point, call.withForged('altered-payload'))
      await exposure.provoke(point, call.spelled({ path: path => `${path}/nowhere` }, 'a path that leads nowhere'))
      await exposure.provoke(point, call.spelled({ method: 'TRACE' }, 'the method TRACE'))
      await exposure.provoke(point, call.withHeaders({ accept: 'text/html' }, 'a wish for a page'))
    }
    const request = partner.tokenRequest()
    const answer = await issuer.admits(request)
    const directives = (answer?.headers['cache-control'] ?? '').toLowerCase().split(/\s*,\s*/)
    check.value('cache directives of a token answer', directives, 'includes-all', ['no-store'])
    await exposure.provoke(issuer, request.changed({ grant: 'made-up' }, 'an unknown grant'))
    await exposure.provoke(issuer, request.changed({ scope: partner.forbiddenScopes.join(' ') }, 'forbidden scopes'))
    await exposure.provoke(issuer, request.changed({ parameters: { resource: 'nowhere' } }, 'an unknown resource'))
    await exposure.provoke(issuer, request.changed({ clientId: 'nobody' }, 'the name of nobody'))
    check.value('credentials in answers', exposure.shown(), 'is-empty')
    const readers = await exposure.readers(partner, hostileOrigin)
    check.value('origins that may read a token answer', readers, 'includes-none', [hostileOrigin, '*', 'null'])
  },
})
