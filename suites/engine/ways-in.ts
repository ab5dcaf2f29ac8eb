/** Every way in that one partner has, for the rows of the kill matrix: its tokens, and whatever else it can still ask with. */
import { type HeldPartner, heldPartner } from '../../fixtures/partner/held-partner.ts'
import { makeRegistrationRead } from '../../fixtures/partner/registration-read.ts'
import { sendable } from '../../fixtures/partner/sendable.ts'
import { subscribe } from '../../fixtures/partner/subscription.ts'
import type { AccessPath } from '../../scenarios/core/check.ts'
import type { Attempt, CapabilityPorts, Partner, Point, WayIn } from '../../scenarios/core/kit.ts'
import type { PortContext } from './ports/port-context.ts'

type JobPort = CapabilityPorts['rs.async']['jobs']

export interface WaysInContext extends PortContext {
  points: readonly Point[]
  jobs: JobPort
}

export async function waysIn(context: WaysInContext, partner: Partner): Promise<readonly WayIn[]> {
  const held = heldPartner(partner)
  const call = { kind: 'call', paths: [await pathOfCalls(context, held)], call: held.call() } as const
  const found = await Promise.all([
    registrationReads(context, held),
    jobLinks(context, held),
    subscriptions(context, held),
  ])
  return [call, await newTokens(held), ...(await Promise.all(found.flat().map(wayBy)))]
}

async function wayBy(attempt: Attempt): Promise<WayIn> {
  const { place, prepare } = sendable(attempt)
  if (!place) throw new TypeError(`${attempt.what} has no place of its own`)
  return { kind: 'elsewhere', paths: [(await prepare(place)).path], attempt }
}

/** With a certificate on the connection it is a way in by that certificate too, whatever else it authenticates by. */
async function newTokens(partner: HeldPartner): Promise<WayIn> {
  const way = await wayBy(partner.tokenRequest())
  const shows = partner.presents
  return shows ? { ...way, paths: [...new Set([...way.paths, 'new-token-by-certificate' as const])] } : way
}

async function pathOfCalls({ points }: WaysInContext, partner: HeldPartner): Promise<AccessPath> {
  const [point] = points
  if (!point) throw new Error('a target without enforcement points has no ways in')
  return (await sendable(partner.call()).prepare({ name: point.name, kind: 'enforcement' })).path
}

async function registrationReads({ bench }: WaysInContext, partner: HeldPartner): Promise<readonly Attempt[]> {
  const read = makeRegistrationRead(bench, partner)
  return read ? [read] : []
}

/** What was ordered and made before the lever: its link asks for no token. */
async function jobLinks({ bench, points, jobs }: WaysInContext, partner: HeldPartner): Promise<readonly Attempt[]> {
  const declared = Object.values(bench.target.operations).some(operation => operation.job)
  if (!declared) return []
  return (await Promise.all(points.map(point => jobs.finished(partner, point)))).map(job => job.download())
}

async function subscriptions({ bench, management }: WaysInContext, partner: HeldPartner): Promise<readonly Attempt[]> {
  const takesEvents = bench.partnerFile.events && bench.target.events !== undefined && bench.receiver !== null
  return takesEvents ? [await subscribe(bench, management, partner)] : []
}
