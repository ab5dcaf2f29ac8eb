/** A right for an afternoon is still there in the evening, unless someone takes it back: the clock must. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'EXPIRE-08',
  title: 'A time-bound right ends with its window and is used once',
  why: 'Elevation that lingers is privilege by another name.',
  controls: ['EXPIRE-08'],
  needs: ['jit'],
  waits: [3_500, 'stop', 'hold'],
  async play({ partner, elevations, points, watch, check }) {
    const [operation] = partner.mayNot
    if (operation === undefined) return check.untestable('the partner file names no operation under `mayNot`')
    for (const point of points) await point.refuses(partner.call().instead(operation))
    const window = await elevations.open(partner, operation, 3.5)
    if (!window) return check.untestable('the partner could not be elevated')
    const { elevated, endsAtWallMs, dateInside } = window
    const call = elevated.call(operation)
    await watch(call, { connections: ['kept-alive'], also: [elevated.tokenRequest()] }).endsAt(endsAtWallMs)

    for (const point of points) {
      const inside = await elevated.token(point)
      const late = partner.call().withToken(inside, 'a token from inside the window')
      await point.refuses(late.withHeaders({ date: dateInside }, 'a date inside the window').instead(operation))
    }
    check.value('second use of the reference', await window.again(), 'equals', 'refused')
  },
})
