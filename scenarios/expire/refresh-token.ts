/** A grant that renews itself has to end twice: when nobody uses it, and when its time is over. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'EXPIRE-03',
  title: 'A grant ends when unused, and ends for good however often it is refreshed',
  why: 'A forgotten integration refreshes itself for years.',
  controls: ['EXPIRE-03'],
  needs: ['grant.refresh', 'refresh.lifetime'],
  waits: [5_000, 'hold'],
  async play({ issuer, delegation, refreshLifetime, watch, check }) {
    check.value('declared idle period', delegation.idleMs, 'is-present')
    check.value('declared absolute period', delegation.absoluteMs, 'is-present')
    const forgetful = await refreshLifetime.shortLived({ idle: 2, absolute: 600 })
    const brief = await refreshLifetime.shortLived({ idle: 5, absolute: 5 })
    const unused = await delegation.obtain(forgetful)
    const used = await delegation.obtain(brief)
    await watch([], { also: [used.refresh()] }).endsAt(refreshLifetime.endOf(used))
    const fresh = await delegation.obtain(forgetful)
    await issuer.refuses(unused.refresh().insteadOf(fresh.refresh(), 'a refresh token that nobody used for too long'))
  },
})
