/** Orders work that is done later, asks what became of it, and keeps the link to what it made. */
import { type HeldPartner, heldPartner } from '../../../fixtures/partner/held-partner.ts'
import { makeJobLink } from '../../../fixtures/partner/job-link.ts'
import { clientBag } from '../../../fixtures/partner/roster.ts'
import { sendable } from '../../../fixtures/partner/sendable.ts'
import { atPointer } from '../../../fixtures/probe/guarded-json.ts'
import type { ReceivedAnswer } from '../../../fixtures/probe/probe-request.ts'
import { fill } from '../../../fixtures/target/templates.ts'
import { Untestable } from '../../../fixtures/workbench/untestable.ts'
import type { Attempt, Call } from '../../../scenarios/core/attempts.ts'
import type { Partner, Point } from '../../../scenarios/core/kit.ts'
import type { Job, Jobs } from '../../../scenarios/core/ports/effect-ports.ts'
import { dispatch } from '../dispatch.ts'
import type { HeldLever } from '../lever-puller.ts'
import { sleepUntil } from '../sleep.ts'
import type { PortContext } from './port-context.ts'

/** A job that is to be done only after the lever had its time is ordered for this much later still. */
const marginS = 1
/** How long beyond its time a job may take before it counts as still waiting. */
const patienceMs = 3_000
const lookEveryMs = 100

export function createJobs(context: PortContext): Jobs {
  const { bench, scope } = context
  const { nowMs } = bench.clock

  /** An operation that is a job and within the partner's rights. */
  function orderable(partner: Partner) {
    const found = Object.entries(bench.target.operations).find(
      ([, { job, scope }]) => job && (scope === undefined || partner.scopes.includes(scope)),
    )
    const [name, operation] = found ?? []
    if (!name || !operation?.job) throw new Untestable('the partner has no right to any operation that is a job')
    return { name, operation, job: operation.job }
  }

  /** The token is fetched before a turn begins: a turn inside a turn could wait for itself. */
  async function send(point: Point, call: Call, { body, inTurn }: { body?: string; inTurn: boolean }) {
    const prepared = await sendable(call).prepare({ name: point.name, kind: 'enforcement' })
    const request = { ...prepared.request, ...(body !== undefined && { body }) }
    const wish = { point: bench.point(point.name), what: call.what, connection: 'kept-alive', kind: 'call' } as const
    const deliver = () => dispatch(bench, scope, { ...prepared, request }, wish)
    return inTurn ? context.traffic.ordinary(deliver, context.priority) : deliver()
  }

  async function order(partner: HeldPartner, point: Point, afterSeconds: number): Promise<Job> {
    const { name, operation, job } = orderable(partner)
    const bag = {
      ...clientBag(bench, partner),
      marker: partner.organisation.marker,
      nonce: bench.next(`${bench.run}-n`),
    }
    const body =
      operation.json === undefined ? {} : { body: JSON.stringify(fill(operation.json, { ...bag, afterSeconds })) }
    // Right before a lever nothing else may go first.
    const { answer, act } = await send(point, partner.call(name), { ...body, inTurn: false })
    const where = answer && whereToAsk(answer, job.status)
    if (act.allowed !== true || !where) throw new Untestable(`${point.name} took no order of ${name}`)
    const path = pathAt(point, where)
    const dueMs = nowMs() + afterSeconds * 1_000 + patienceMs
    let link: string | null = null

    async function look(asker: HeldPartner): Promise<Awaited<ReturnType<Job['outcome']>>> {
      const asking = asker.call(name).spelled({ path: () => path, method: 'GET' }, 'the state of its job')
      const seen = await send(point, asking, { inTurn: true })
      const { status = 0 } = seen.facts
      if (status >= 400 && status < 500 && status !== 429) return 'gone'
      const state = String(atPointer(seen.answer?.json, job.state) ?? '')
      const told = job.download === undefined ? undefined : atPointer(seen.answer?.json, job.download)
      if (job.done.includes(state) && typeof told === 'string') link = told
      return job.done.includes(state) ? 'done' : job.stopped.includes(state) ? 'stopped' : 'waiting'
    }

    return {
      point: point.name,
      async outcome() {
        // With a token of its own, so that it can be asked after the partner was let in again.
        const asker = heldPartner(partner.afresh())
        for (;;) {
          const seen = await look(asker)
          if (seen !== 'waiting' || nowMs() > dueMs) return seen
          await sleepUntil(nowMs, nowMs() + lookEveryMs, bench.signal)
        }
      },
      download(): Attempt {
        if (link === null) throw new Untestable(`${point.name} gave no link to what the job made`)
        const { headers = {} } = bench.target.enforcementPoints[point.name] ?? {}
        return makeJobLink(bench, partner, { name: point.name, headers }, new URL(link, urlOf(point)).href)
      },
    }
  }

  const urlOf = ({ name }: Point) => new URL(bench.target.enforcementPoints[name]?.url ?? '').origin

  /** A job is asked for where it was ordered: its address may not lead anywhere else. */
  function pathAt(point: Point, where: string): string {
    const url = new URL(where, urlOf(point))
    if (url.origin !== urlOf(point)) throw new Untestable(`${point.name} sends whoever asks for a job to ${url.origin}`)
    return url.pathname + url.search
  }

  return {
    async finished(partner, point) {
      const job = await order(heldPartner(partner), point, 0)
      if ((await job.outcome()) !== 'done') throw new Untestable(`a job at ${point.name} was not done in time`)
      return job
    },
    queuedBefore(lever, partners, points) {
      const held = lever as HeldLever
      const orders = new Map<Partner, readonly Job[]>()
      const afterSeconds = Math.ceil(bench.plan.limits.timeToStopMs / 1_000) + marginS
      const queued: HeldLever = {
        ...held,
        async pull() {
          for (const partner of partners)
            orders.set(
              partner,
              await Promise.all(points.map(point => order(heldPartner(partner), point, afterSeconds))),
            )
          return held.pull()
        },
      }
      return { lever: queued, of: partner => orders.get(partner) ?? [] }
    },
  }
}

function whereToAsk(answer: ReceivedAnswer, pointer: string | undefined): string | null {
  const told = pointer === undefined ? answer.headers.location : atPointer(answer.json, pointer)
  return typeof told === 'string' && told !== '' ? told : null
}
