/** Refreshable grants, exchanged tokens and grant assertions, by the standard requests and what the target file says of them. */
import {
  assertionOffer,
  exchangeOffer,
  grantAssertion,
  refreshOffer,
  spentOffer,
} from '../../../fixtures/partner/grant-offers.ts'
import { type HeldPartner, heldPartner } from '../../../fixtures/partner/held-partner.ts'
import { type HeldToken, holdToken } from '../../../fixtures/partner/held-token.ts'
import { createRefreshChain, type RefreshChain } from '../../../fixtures/partner/refresh-chain.ts'
import { clientBag } from '../../../fixtures/partner/roster.ts'
import { sendable } from '../../../fixtures/partner/sendable.ts'
import { type Offer, shownCertificate } from '../../../fixtures/partner/token-request.ts'
import { readTokenAnswer } from '../../../fixtures/target/standard/answers.ts'
import { type Bag, fill, fillText } from '../../../fixtures/target/templates.ts'
import { Untestable } from '../../../fixtures/workbench/untestable.ts'
import type { TokenRequest } from '../../../scenarios/core/attempts.ts'
import type { Plain } from '../../../scenarios/core/check.ts'
import type { CapabilityPorts } from '../../../scenarios/core/kit.ts'
import type { Delegated } from '../../../scenarios/core/ports/grant-ports.ts'
import { dispatch } from '../dispatch.ts'
import { createDoor } from '../door.ts'
import type { HeldLever } from '../lever-puller.ts'
import { leverOf, type PortContext } from './port-context.ts'
import { revokeTokens } from './revoke-tokens.ts'

type Ports = CapabilityPorts['grant.token_exchange'] &
  CapabilityPorts['grant.jwt_bearer'] &
  CapabilityPorts['grant.refresh'] &
  CapabilityPorts['refresh.lifetime']

interface HeldGrant extends Delegated {
  readonly holder: HeldPartner
  readonly chain: RefreshChain
  readonly endsAtWallMs: number | null
}

const issuerPlace = { name: 'issuer', kind: 'issuer' } as const

export function grantPorts(context: PortContext): Ports {
  const { bench, management, roster } = context
  const { delegation, refreshTokens } = bench.target
  const issuer = createDoor<TokenRequest>(context, issuerPlace, 'token')
  const offers = { issuer: bench.issuer.identifier, secrets: bench.secrets }
  const points = Object.entries(bench.target.enforcementPoints)
  const [firstPoint = ''] = Object.keys(bench.target.enforcementPoints)
  /** Seconds after which the grants of single clients end, where they asked for less than is declared. */
  const endsAfterS = new Map<string, number>()

  async function answerTo(request: TokenRequest) {
    const { allowed, json } = await issuer.tries(request)
    const read = allowed ? readTokenAnswer(json, request.what, bench.secrets) : null
    if (!read) throw new Untestable(`${request.what}: the issuer gave no token`)
    return read
  }

  async function tokenBy(request: TokenRequest, partner: HeldPartner, audience: string): Promise<HeldToken> {
    const obtainedWallMs = Date.now()
    const { value, answer } = await answerTo(request)
    return holdToken({
      value,
      audience,
      answer,
      obtainedWallMs,
      certificate: shownCertificate(partner)?.fingerprint ?? null,
    })
  }

  /** The partner with such tokens, one for each audience and a twin when asked for; one after the other, because a refresh token is not good twice at once. */
  async function holderOf(
    partner: HeldPartner,
    name: string,
    offerFor: (point: string) => Offer,
  ): Promise<HeldPartner> {
    const tokens = new Map<string, Promise<HeldToken>>()
    let last: Promise<unknown> = Promise.resolve()
    const derived = (point: string, which: 'first' | 'twin'): Promise<HeldToken> => {
      const declared = bench.target.enforcementPoints[point]
      if (!declared) throw new Error(`${point} is no enforcement point of the target file`)
      const key = `${declared.audience} ${which}`
      const known = tokens.get(key)
      if (known) return known
      const request = partner.requestWith(offerFor(point), declared.resource)
      const obtaining = last.then(() => tokenBy(request, partner, declared.audience))
      last = obtaining.catch(() => undefined)
      tokens.set(key, obtaining)
      return obtaining
    }
    for (const [point] of points) await derived(point, 'first')
    return partner.view({ name, derived })
  }

  const claimsFor = (bag: Bag): Readonly<Record<string, Plain>> =>
    Object.fromEntries(Object.entries(delegation?.assertion ?? {}).map(([name, value]) => [name, fill(value, bag)]))

  /** The declared way to the first refresh token. */
  async function delegationOffer(partner: HeldPartner): Promise<Offer> {
    if (!delegation) throw new Untestable('the target file declares no `delegation`')
    const bag: Bag = { ...clientBag(bench, partner), scope: partner.scopes.join(' ') }
    const agreed = delegation.agreed ? await management.perform('delegate', bag) : null
    if (agreed && agreed.answer !== 'done') throw new Untestable('nobody agreed that the client acts in their name')
    const asksFor = (name: string) => JSON.stringify(delegation.parameters).includes(`{${name}}`)
    return {
      what: 'a request for a refreshable grant',
      grant: delegation.grant,
      path: 'new-token-by-key',
      singleUse: true,
      async show() {
        const assertion = asksFor('assertion') ? grantAssertion(offers, partner, claimsFor(bag)) : null
        const accessToken = asksFor('accessToken') ? (await partner.tokenAt(firstPoint)).value : null
        const shown = [assertion, accessToken].filter(secret => secret !== null)
        const filled: Bag = {
          ...bag,
          ...agreed?.captured,
          ...(assertion && { assertion }),
          ...(accessToken && { accessToken }),
        }
        const parameters = Object.entries(delegation.parameters).map(([name, text]) => [name, fillText(text, filled)])
        return { parameters: Object.fromEntries(parameters), credentials: shown.map(secret => secret.name) }
      },
    }
  }

  async function obtain(partner: HeldPartner): Promise<HeldGrant> {
    const startedWallMs = Date.now()
    const { refreshToken } = await answerTo(partner.requestWith(await delegationOffer(partner)))
    if (!refreshToken) throw new Untestable('the answer to the declared `delegation` holds no refresh token')
    const chain = createRefreshChain(refreshToken)
    const offer = refreshOffer(offers, partner, chain)
    const ownS = endsAfterS.get(partner.clientId)
    const livesMs = ownS === undefined ? refreshTokens?.absoluteMs : ownS * 1_000
    return {
      holder: await holderOf(partner, `${partner.name} by its grant`, () => offer),
      chain,
      endsAtWallMs: livesMs === undefined ? null : startedWallMs + livesMs,
      refresh: () => partner.requestWith(offer),
      refreshAgain: () => partner.requestWith(spentOffer(spentOf(chain))),
    }
  }

  function replayOf(grant: HeldGrant): HeldLever {
    return {
      name: 'replay-refresh-token',
      subject: grant.holder.clientId,
      async pull() {
        const attempt = sendable(grant.refreshAgain())
        const { facts } = await dispatch(bench, context.scope, await attempt.prepare(issuerPlace), {
          point: bench.point('issuer'),
          what: attempt.what,
          connection: 'fresh',
          kind: 'token',
        })
        // Whatever it was answered: what follows from it is for the watch to tell.
        const answer = facts.ending === 'answered' ? 'done' : 'unknown'
        return { sentAtMs: facts.sentAtMs, acknowledgedAtMs: facts.endedAtMs, answer }
      },
    }
  }

  return {
    byAssertion(partner) {
      const held = heldPartner(partner)
      return held.requestWith(assertionOffer(offers, held, claimsFor(clientBag(bench, held))))
    },
    exchange: {
      request(partner) {
        const held = heldPartner(partner)
        return held.requestWith(exchangeOffer(() => held.tokenAt(firstPoint)))
      },
      of(partner) {
        const held = heldPartner(partner)
        return holderOf(held, `${held.name} by exchange`, point => exchangeOffer(() => held.tokenAt(point)))
      },
    },
    delegation: {
      rotates: refreshTokens?.rotation ?? false,
      idleMs: refreshTokens?.idleMs ?? null,
      absoluteMs: refreshTokens?.absoluteMs ?? null,
      obtain: partner => obtain(heldPartner(partner)),
      revoke(grant) {
        const { chain, holder } = heldGrant(grant)
        return leverOf('revoke-grant', holder.clientId, () =>
          chain.inTurn(() => revokeTokens(context, holder, [chain.newest()], 'refresh_token')),
        )
      },
      replay: grant => replayOf(heldGrant(grant)),
    },
    refreshLifetime: {
      async shortLived(seconds) {
        const organisation = context.partner().organisation
        const partner = await roster.onboard({ organisation, refreshLifetimeS: seconds })
        if (!partner) throw new Untestable('a client with short-lived grants could not be onboarded')
        endsAfterS.set(partner.clientId, seconds.absolute)
        return partner
      },
      endOf(grant) {
        const { endsAtWallMs } = heldGrant(grant)
        if (endsAtWallMs === null) throw new Untestable('`refreshTokens.absolute` is not declared')
        return endsAtWallMs
      },
    },
  }
}

function spentOf(chain: RefreshChain) {
  const spent = chain.spent()
  if (!spent) throw new Untestable('no refresh token was spent: refreshing yielded no other one')
  return spent
}

function heldGrant(grant: Delegated): HeldGrant {
  if ('chain' in grant) return grant as HeldGrant
  throw new TypeError('this grant was not obtained by the fixtures')
}
