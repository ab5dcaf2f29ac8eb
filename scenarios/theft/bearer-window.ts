/** A token that is bound to nothing works for the thief; what can be asked is for how long, and for what. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'THEFT-10',
  title: 'The window that a stolen bearer token leaves open is known and small',
  why: 'Whoever accepts bearer tokens accepts this window, so someone must have measured it.',
  controls: ['THEFT-10'],
  needs: ['drill', 'revocation', 'token.bearer'],
  waits: ['stop', 'hold'],
  async play({ partner, points, attacker, drill, revocation, theftWindow, limits, watch, check }) {
    const stolen = partner.call().from(attacker)
    const story = await drill.theft('a bearer token', partner)
    await story.misuse(stolen)
    await story.noticed()
    await story.toldApart()
    await watch(stolen, { connections: ['kept-alive'] }).stopsAfter(revocation.tokensOf(partner))
    await story.over(stolen)
    const { lifetimeMs, stopMs, scopes } = await theftWindow.measured(partner, points)
    check.value('life of a stolen token in ms, if nobody notices', lifetimeMs, 'at-most', limits.tokenLifetimeMs)
    check.value('life of a stolen token in ms, once somebody does', stopMs, 'at-most', limits.timeToStopMs)
    check.value('what it is good for', scopes, 'subset-of', partner.scopes)
  },
})
