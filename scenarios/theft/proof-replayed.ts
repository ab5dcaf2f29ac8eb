/** Whoever sees a request go by has a proof that is genuine in every part; only that it was used already speaks against it. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'THEFT-03',
  title: 'A captured DPoP proof is good for no second request',
  why: 'A proof that can be sent again is a bearer token with a shorter life.',
  controls: ['THEFT-03'],
  needs: ['bind.dpop'],
  async play({ partner, points, possession }) {
    const call = partner.call()
    for (const point of points) {
      const captured = possession.captured(call)
      await point.admits(captured)
      for (const again of points) await again.refuses(captured)
      await point.admitsOnce(possession.captured(call), 10)
      await point.refuses(possession.faulty(call, 'made-in-advance'))
    }
  },
})
