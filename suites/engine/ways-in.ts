/** Every way in that one partner has, for the rows of the kill matrix: its tokens, and whatever else it can still ask with. */
import { issueApiKey } from '../../fixtures/partner/api-key.ts'
import { type HeldPartner, heldPartner } from '../../fixtures/partner/held-partner.ts'
import { makeRegistrationRead } from '../../fixtures/partner/registration-read.ts'
import { sendable } from '../../fixtures/partner/sendable.ts'
import { subscribe } from '../../fixtures/partner/subscription.ts'
import { capabilitiesFor } from '../../fixtures/target/capabilities-of.ts'
import type { Attempt, Call } from '../../scenarios/core/attempts.ts'
import type { AccessPath } from '../../scenarios/core/check.ts'
import type { Capability, CapabilityPorts, Partner, Point, WayIn, WaysWish } from '../../scenarios/core/kit.ts'
import type { PortContext } from './ports/port-context.ts'

export interface WaysInContext extends PortContext {
  points: readonly Point[]
  jobs: CapabilityPorts['rs.async']['jobs']
  delegation: CapabilityPorts['grant.refresh']['delegation']
  exchange: CapabilityPorts['grant.token_exchange']['exchange']
}

export async function waysIn(context: WaysInContext, partner: Partner, wish: WaysWish): Promise<readonly WayIn[]> {
  const held = heldPartner(partner)
  const { operation } = wish
  if (operation !== undefined) return byOperation(context, held, operation)
  const calls = [held.call(), ...(await exchanged(context, partner)), ...(await byApiKey(context, held, wish))]
  const attempts = await Promise.all([
    refreshes(context, partner, wish),
    registrationReads(context, held),
    jobLinks(context, held, wish),
    subscriptions(context, held, wish),
  ])
  return [
    ...(await Promise.all(calls.map(call => waysByCall(context, call)))).flat(),
    ...(await newTokens(held)),
    ...(await Promise.all(attempts.flat().map(wayBy))),
  ]
}

/** The ways in to one operation alone: calling it, and asking for a token that may. */
async function byOperation(context: WaysInContext, held: HeldPartner, operation: string): Promise<readonly WayIn[]> {
  const scope = context.bench.target.operations[operation]?.scope
  const calls = [held.call(operation), ...(await byApiKey(context, held, { operation }))]
  const requests = held
    .newTokens()
    .map(request => request.changed({ ...(scope !== undefined && { scope }) }, `asks for ${scope}`))
  return [
    ...(await Promise.all(calls.map(call => waysByCall(context, call)))).flat(),
    ...(await Promise.all(requests.map(wayBy))),
    ...(await Promise.all((await registrationReads(context, held)).map(wayBy))),
  ]
}

const has = ({ target, partnerFile }: WaysInContext['bench'], capability: Capability) =>
  capabilitiesFor(target, partnerFile).has(capability)

/** A way for each path that it is, with every token that a watch will need, so that none is younger than what happens next. */
async function waysByCall({ points }: WaysInContext, call: Call): Promise<readonly WayIn[]> {
  const { only, prepare, twin } = sendable(call)
  const seen: { point: Point; path: AccessPath }[] = []
  for (const point of points.filter(({ name }) => only?.has(name) ?? true)) {
    const place = { name: point.name, kind: 'enforcement' } as const
    seen.push({ point, path: (await prepare(place)).path })
    await twin?.().prepare(place)
  }
  return [...Map.groupBy(seen, ({ path }) => path)].map(([path, members]) => ({
    kind: 'call',
    paths: [path],
    call: call.at(...members.map(({ point }) => point)),
  }))
}

async function wayBy(attempt: Attempt): Promise<WayIn> {
  const { place, prepare } = sendable(attempt)
  if (!place) throw new TypeError(`${attempt.what} has no place of its own`)
  return { kind: 'elsewhere', paths: [(await prepare(place)).path], attempt }
}

/** With a certificate on the connection it is a way in by that certificate too, whatever else it authenticates by. */
async function newTokens(partner: HeldPartner): Promise<readonly WayIn[]> {
  const ways = await Promise.all(partner.newTokens().map(wayBy))
  if (!partner.presents) return ways
  return ways.map(way => ({ ...way, paths: [...new Set([...way.paths, 'new-token-by-certificate' as const])] }))
}

/** Access that was passed on: a token in exchange for one of the partner's. */
async function exchanged({ bench, exchange }: WaysInContext, partner: Partner): Promise<readonly Call[]> {
  return has(bench, 'grant.token_exchange') ? [(await exchange.of(partner)).call()] : []
}

/** Access that asks for no token: one key, shown wherever a point takes it. */
async function byApiKey(
  { bench, management }: WaysInContext,
  partner: HeldPartner,
  { apiKey, operation }: WaysWish,
): Promise<readonly Call[]> {
  if (!has(bench, 'auth.api_key')) return []
  return [(apiKey ?? (await issueApiKey(bench, management, partner))).call(operation)]
}

async function refreshes(
  { bench, delegation }: WaysInContext,
  partner: Partner,
  { grant }: WaysWish,
): Promise<readonly Attempt[]> {
  if (grant) return [grant.refresh()]
  return has(bench, 'grant.refresh') ? [(await delegation.obtain(partner)).refresh()] : []
}

async function registrationReads({ bench }: WaysInContext, partner: HeldPartner): Promise<readonly Attempt[]> {
  const read = makeRegistrationRead(bench, partner)
  return read ? [read] : []
}

/** What was ordered and made before the lever: its link asks for no token. */
async function jobLinks(
  { bench, points, jobs }: WaysInContext,
  partner: HeldPartner,
  { subscription }: WaysWish,
): Promise<readonly Attempt[]> {
  // What a subscription still has to send is its own queue; an export is none of it.
  if (subscription) return []
  const declared = Object.values(bench.target.operations).some(operation => operation.job)
  if (!declared) return []
  return (await Promise.all(points.map(point => jobs.finished(partner, point)))).map(job => job.download())
}

async function subscriptions(
  { bench, management }: WaysInContext,
  partner: HeldPartner,
  { subscription }: WaysWish,
): Promise<readonly Attempt[]> {
  if (subscription) return [subscription]
  const takesEvents = bench.partnerFile.events && bench.target.events !== undefined && bench.receiver !== null
  return takesEvents ? [await subscribe(bench, management, partner)] : []
}
