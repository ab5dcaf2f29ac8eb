/** A token carries its own end; everyone who accepts it must read it. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'EXPIRE-01',
  title: 'A token ends when it says it ends',
  why: 'A lifetime that one gateway stretches is as long as that gateway wants.',
  controls: ['EXPIRE-01'],
  needs: ['token.lifetime'],
  waits: [5_000, 'stop', 'hold'],
  async play({ shortLived, watch }) {
    const partner = await shortLived(5)
    await watch(partner.call(), { connections: ['kept-alive', 'stream'] }).endsAt('expiry')
  },
})
