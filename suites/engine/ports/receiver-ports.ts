/** What the target fetches and sends, in the words of a scenario: published keys and subscriptions. */
import { type HeldPartner, heldPartner, makeAssertionKey } from '../../../fixtures/partner/held-partner.ts'
import { publicJwkOf } from '../../../fixtures/partner/key-hand-over.ts'
import { clientBag } from '../../../fixtures/partner/roster.ts'
import { sendable } from '../../../fixtures/partner/sendable.ts'
import { heldSubscription, subscribe } from '../../../fixtures/partner/subscription.ts'
import type { KeyAddress } from '../../../fixtures/receiver/key-address.ts'
import { Untestable } from '../../../fixtures/workbench/untestable.ts'
import type { CapabilityPorts } from '../../../scenarios/core/kit.ts'
import type { KeyChange } from '../../../scenarios/core/ports/receiver-ports.ts'
import { dispatch } from '../dispatch.ts'
import type { HeldLever } from '../lever-puller.ts'
import { sleepUntil } from '../sleep.ts'
import { leverOf, type PortContext } from './port-context.ts'

type Ports = CapabilityPorts['jwks_uri'] & CapabilityPorts['webhook.out']

const issuer = { name: 'issuer', kind: 'issuer' } as const
const askEveryMs = 100

export function receiverPorts(context: PortContext): Ports {
  const { bench, management } = context
  const { nowMs } = bench.clock

  function change(changes: readonly KeyChange[]): HeldLever {
    const subject = changes.map(each => partnerOf(each).name).join(', ')
    return {
      name: 'replace-key',
      subject: `published keys of ${subject}`,
      async pull() {
        const sentAtMs = nowMs()
        for (const each of changes) apply(each)
        return { sentAtMs, acknowledgedAtMs: nowMs(), answer: 'done' }
      },
    }
  }

  async function isAccepted(partner: HeldPartner): Promise<boolean> {
    const request = sendable(partner.tokenRequest())
    const { act } = await dispatch(bench, context.scope, await request.prepare(issuer), {
      point: bench.point('issuer'),
      what: request.what,
      connection: 'fresh',
      kind: 'token',
    })
    return act.allowed === true
  }

  return {
    publishedKeys: {
      add(partner) {
        const held = heldPartner(partner)
        const key = makeAssertionKey()
        const address = addressOf(held)
        address.publish([...address.keys, publicJwkOf(key)])
        return held.view({ key })
      },
      successor(partner) {
        const held = heldPartner(partner)
        const { kid } = held.key
        const { privateKey, publicJwk } = makeAssertionKey()
        return held.view({ key: { kid, privateKey, publicJwk: { ...publicJwk, kid } } })
      },
      async acceptedAfterMs(partner) {
        const startedMs = nowMs()
        const deadlineMs = startedMs + bench.plan.limits.timeToStopMs
        while (nowMs() < deadlineMs) {
          if (await isAccepted(heldPartner(partner))) return Math.round(nowMs() - startedMs)
          await sleepUntil(nowMs, nowMs() + askEveryMs, bench.signal)
        }
        return null
      },
      change: (...changes) => change(changes),
      fetches: partner => addressOf(heldPartner(partner)).fetches,
    },
    events: {
      subscribe: partner => subscribe(bench, management, heldPartner(partner)),
      disable(subscription) {
        const { id, partner } = heldSubscription(subscription)
        return leverOf('disable-subscription', id, () =>
          management.perform('unsubscribe', { ...clientBag(bench, partner), subscription: id }),
        )
      },
    },
  }
}

function apply(change: KeyChange): void {
  const address = addressOf(heldPartner(partnerOf(change)))
  if ('unreachable' in change) address.reachable = false
  else {
    const old = heldPartner(partnerOf(change)).key.kid
    const others = address.keys.filter(key => key.kid !== old)
    address.publish('by' in change ? [...others, publicJwkOf(heldPartner(change.by).key)] : others)
  }
}

const partnerOf = (change: KeyChange) =>
  'removed' in change ? change.removed : 'replaced' in change ? change.replaced : change.unreachable

function addressOf({ name, keyAddress }: HeldPartner): KeyAddress {
  if (!keyAddress) throw new Untestable(`${name} publishes no keys`)
  return keyAddress
}
