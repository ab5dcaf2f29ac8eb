/** Acts that others feel too, each taken back as soon as it is over; and security events, for which the harness plays the transmitter. */
import type { VerbName } from '../../../fixtures/config/management-verbs.ts'
import { heldPartner } from '../../../fixtures/partner/held-partner.ts'
import { securityEvent } from '../../../fixtures/target/security-event.ts'
import { fill } from '../../../fixtures/target/templates.ts'
import type { Performed } from '../../../fixtures/workbench/management.ts'
import { Untestable } from '../../../fixtures/workbench/untestable.ts'
import type { CapabilityPorts, Lever, Partner } from '../../../scenarios/core/kit.ts'
import { dispatch } from '../dispatch.ts'
import type { HeldLever } from '../lever-puller.ts'
import { sleepUntil } from '../sleep.ts'
import { leverOf, type PortContext } from './port-context.ts'

type Ports = CapabilityPorts['fault.restart'] &
  CapabilityPorts['fault.cut'] &
  CapabilityPorts['as.keyroll'] &
  CapabilityPorts['signals']

/** A security event keeps its text, so that it can be sent a second time. */
interface HeldEvent extends HeldLever {
  readonly text: string
}

export function sharedPorts(context: PortContext): Ports {
  const { bench, management } = context
  const { nowMs } = bench.clock

  async function act(verb: VerbName, more: Readonly<Record<string, string>>, what: string): Promise<Performed> {
    const performed = await management.perform(verb, { ...bench.bag, ...more })
    if (performed.answer !== 'done') throw new Untestable(`${what} was not done (${performed.answer})`)
    return performed
  }

  const boundMs = (point: string) =>
    bench.target.enforcementPoints[point]?.offlineBoundMs ?? bench.plan.limits.timeToStopMs

  return {
    restarts: {
      async restart({ name }) {
        await act('restartPoint', { point: name }, `the restart of ${name}`)
        await bench.witness.comesBack(name)
        await bench.witness.renew()
      },
    },
    lines: {
      boundMs: point => boundMs(point.name),
      async whileCut({ name }, meanwhile) {
        const reconnect = () => act('reconnectPoint', { point: name }, `the reconnection of ${name}`)
        // Written down first: whatever becomes of this run, the line is mended.
        const intent = await bench.ledger.intend({ resource: 'line', name, undo: 'reconnectPoint' })
        try {
          await act('cutPoint', { point: name }, `the cut of ${name}`)
          await meanwhile()
        } finally {
          await reconnect()
          await bench.ledger.gone(intent)
        }
        await bench.witness.comesBack(name)
      },
      async pastBound({ name }) {
        const waitMs = boundMs(name) + pastMs
        context.waited(waitMs)
        await sleepUntil(nowMs, nowMs() + waitMs, bench.signal)
      },
    },
    issuerKeys: {
      async roll() {
        await act('rollIssuerKey', {}, 'a new key of the issuer')
        bench.issuer.forgetKeys()
      },
      withdrawKeyOf(partner) {
        return leverOf('withdraw-issuer-key', `the key that signed the tokens of ${partner.name}`, async () => {
          const issuerKey = await keyOf(partner)
          // The witness is to vouch for the points, so it must not hold what is withdrawn.
          await bench.witness.renew()
          const performed = await management.perform('withdrawIssuerKey', { ...bench.bag, issuerKey })
          bench.issuer.forgetKeys()
          return performed
        })
      },
      async fetches() {
        const { captured } = await act('countKeyFetches', {}, 'the count of key fetches')
        if (typeof captured.count === 'number') return captured.count
        throw new Untestable('`management.verbs.countKeyFetches` must capture a number as `count`')
      },
    },
    signals: {
      event(kind, about) {
        const text = eventText({ kind }, about)
        const lever: HeldEvent = {
          ...leverOf('security-event', about.clientId, () => push(text, `tells of ${kind} of ${about.name}`)),
          text,
        }
        return lever
      },
      async repeat(event) {
        await pushed(heldEvent(event).text, `tells again what it told of ${event.subject}`)
      },
      async forge(fault, about) {
        await pushed(eventText({ kind: 'session-revoked', fault }, about), `tells of ${about.name}, ${fault}`)
      },
    },
  }

  async function keyOf(partner: Partner): Promise<string> {
    const kids = (await heldPartner(partner).heldTokens()).map(token => token.header?.kid)
    const kid = kids.find(each => typeof each === 'string')
    if (typeof kid !== 'string') throw new Untestable(`no token of ${partner.name} says which key signed it`)
    return kid
  }

  function eventText(wish: Omit<Parameters<typeof securityEvent>[1], 'subject' | 'nowWallMs'>, about: Partner): string {
    const { transmitter } = bench
    const { signals, issuer } = bench.target
    if (!transmitter || !signals) throw new Untestable('the target file declares no `signals`')
    const bag = { ...bench.bag, issuer: issuer.url, client: about.clientId, organisation: about.organisation.id }
    return securityEvent(transmitter, { ...wish, subject: fill(signals.subject, bag), nowWallMs: Date.now() })
  }

  /** Whatever the receiver says to it: what counts is whom it hurts. */
  async function pushed(text: string, what: string): Promise<void> {
    if ((await push(text, what)).acknowledgedAtMs === null)
      throw new Untestable('the receiver of events did not answer')
  }

  /** @see RFC 8935 §2 */
  async function push(text: string, what: string): Promise<Performed> {
    const { facts, act } = await context.traffic.ordinary(
      async () =>
        dispatch(
          bench,
          context.scope,
          {
            by: 'operator',
            request: {
              url: bench.target.signals?.url ?? '',
              method: 'POST',
              headers: { 'content-type': 'application/secevent+jwt', accept: 'application/json' },
              body: text,
              identity: await bench.identity(null, '127.0.0.1'),
            },
            credentials: ['security event'],
            endsAtWallMs: null,
            path: 'outgoing-event',
          },
          { point: bench.point('management'), what, connection: 'fresh', kind: 'management' },
        ),
      context.priority,
    )
    const status = facts.ending === 'answered' ? (facts.status ?? 0) : 0
    const refused = status >= 400 && status < 500 && status !== 429
    return {
      answer: status >= 200 && status < 300 ? 'done' : refused ? 'refused' : 'unknown',
      sentAtMs: facts.sentAtMs,
      acknowledgedAtMs: status > 0 ? facts.endedAtMs : null,
      json: null,
      captured: {},
      correlations: [act.correlation],
    }
  }
}

/** Beyond the declared bound, so that a point that keeps to it cannot be caught at its edge. */
const pastMs = 250

function heldEvent(lever: Lever): HeldEvent {
  if ('text' in lever) return lever as HeldEvent
  throw new TypeError(`${lever.name} is no security event`)
}
