/** Scope is what was granted, not what was asked for, and least when nothing was asked for. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'ISSUE-07',
  title: 'Nobody gets more scope than was granted, and silence gets the least',
  why: 'The request is written by the partner; the grant is not.',
  controls: ['ISSUE-07'],
  needs: [],
  async play({ partner, issuer, check }) {
    const request = partner.tokenRequest()
    const greedy = [...partner.scopes, ...partner.forbiddenScopes].join(' ')
    for (const [scope, what] of [
      [greedy, 'more than its scopes'],
      ['*', 'a wildcard'],
      [partner.scopes.join(','), 'comma-joined scopes'],
    ] as const) {
      const answer = await issuer.tries(request.changed({ scope }, what))
      if (answer.allowed) check.value(`scope granted for ${what}`, granted(answer.json), 'subset-of', partner.scopes)
    }
    const silent = await issuer.tries(request.changed({ scope: null }, 'no scope'))
    if (silent.allowed && partner.scopes.length > 1) {
      check.value(
        'scope granted when none was asked for',
        granted(silent.json).length,
        'at-most',
        partner.scopes.length - 1,
      )
    }
  },
})

const granted = (json: unknown) =>
  typeof json === 'object' && json !== null && 'scope' in json ? String(json.scope).split(' ').filter(Boolean) : []
