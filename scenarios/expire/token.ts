/** A token carries its own end; everyone who accepts it must read it. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'EXPIRE-01',
  title: 'A token ends when it says it ends',
  why: 'A lifetime that one gateway stretches is as long as that gateway wants.',
  controls: ['EXPIRE-01'],
  needs: ['token.expiry'],
  waits: [{ tokenOfMs: 5_000 }, 'stop', 'hold'],
  async play({ expiry, watch }) {
    const partner = await expiry.partner(5)
    if (await expiry.isFar(partner)) return expiry.leave(partner)
    await watch(partner.call(), { connections: ['kept-alive', 'stream'] }).endsAt('expiry')
  },
  async resume({ expiry, points, watch }) {
    const { partner, ahead } = expiry.earlier()
    if (ahead) await watch(partner.call(), { connections: ['kept-alive', 'stream'] }).endsAt('expiry')
    for (const point of points) await expiry.refusedSince(point)
  },
})
