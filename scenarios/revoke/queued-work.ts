/** What was ordered yesterday must not be delivered to whoever was thrown out today. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REVOKE-11',
  title: 'Work that was queued before the lever is neither done nor handed out',
  why: 'A nightly export that nobody cancelled hands over everything once more, and its link asks for no token.',
  controls: ['REVOKE-11'],
  needs: ['rs.async', 'mgmt.lifecycle'],
  waits: [500, 'stop', 'hold', 1_000],
  async play({ partner, sibling, points, jobs, lifecycle, watch, pull, check }) {
    const neighbour = await sibling()
    const finished = await Promise.all(points.map(point => jobs.finished(partner, point)))
    const queued = jobs.queuedBefore(lifecycle.suspend(partner), [partner, neighbour], points)
    await watch(partner.call(), {
      connections: ['kept-alive'],
      also: finished.map(job => job.download()),
    }).stopsAfter(queued.lever)
    for (const job of queued.of(neighbour)) {
      if ((await job.outcome()) !== 'done') check.untestable(`${job.point} did not do the job of an untouched partner`)
    }
    check.value('resumption acknowledged', await pull(lifecycle.resume(partner)), 'equals', true)
    for (const job of queued.of(partner)) {
      check.value(`what came of the queued job at ${job.point}`, await job.outcome(), 'differs-from', 'done')
    }
  },
})
