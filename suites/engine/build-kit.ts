/** Puts together what one scenario is handed: its own partner, the points, the attacker, and every port of the target. */
import { type HeldPartner, heldPartner } from '../../fixtures/partner/held-partner.ts'
import { certificateFor, createRoster } from '../../fixtures/partner/roster.ts'
import { sendable } from '../../fixtures/partner/sendable.ts'
import type { HeldCertificate } from '../../fixtures/pki/held-certificate.ts'
import { Untestable } from '../../fixtures/workbench/untestable.ts'
import type { Call, TokenRequest } from '../../scenarios/core/attempts.ts'
import type { Check, Plain } from '../../scenarios/core/check.ts'
import type { Act, BaseKit, Capability, Issuer, Kit, Point } from '../../scenarios/core/kit.ts'
import type { Scenario } from '../../scenarios/core/scenario.ts'
import type { Deferral } from './deferral.ts'
import { dispatch, type Scope } from './dispatch.ts'
import { createDoor, type DoorContext } from './door.ts'
import { clearlyDone, type HeldLever, type LeverPuller, nothingTold } from './lever-puller.ts'
import { apiKeyPorts } from './ports/api-key-ports.ts'
import { calendarPorts } from './ports/calendar-ports.ts'
import { credentialPorts } from './ports/credential-ports.ts'
import { drillPorts } from './ports/drill-ports.ts'
import { effectPorts } from './ports/effect-ports.ts'
import { exitPorts } from './ports/exit-ports.ts'
import { expiryPorts } from './ports/expiry-ports.ts'
import { exposurePorts } from './ports/exposure-ports.ts'
import { governancePorts } from './ports/governance-ports.ts'
import { grantPorts } from './ports/grant-ports.ts'
import { observationPorts } from './ports/observation-ports.ts'
import type { PortContext } from './ports/port-context.ts'
import { possessionPorts } from './ports/possession-ports.ts'
import { receiverPorts } from './ports/receiver-ports.ts'
import { secretPorts } from './ports/secret-ports.ts'
import { sharedPorts } from './ports/shared-ports.ts'
import type { RunBench } from './run-bench.ts'
import { sleepUntil } from './sleep.ts'
import type { Traffic } from './traffic.ts'
import { createWatch } from './watch.ts'
import { waysIn } from './ways-in.ts'

export interface KitInput {
  bench: RunBench
  traffic: Traffic
  scenario: Scenario
  attempt: 1 | 2
  /** In a later sitting: what the first one left of this scenario. */
  deferral?: Deferral
  waited(ms: number): void
}

/** Where attacks come from: another address of this machine. */
export const attackerSource = '127.0.0.2'

type AnyKit = Kit<readonly Capability[]>

/** `prepared` settles when the scenario's own partner is onboarded. */
export async function buildKit({ bench, traffic, scenario, attempt, deferral, waited }: KitInput): Promise<AnyKit> {
  const acts: Act[] = []
  const scope: Scope = { scenario: scenario.id, acts, ...(scenario.needs.includes('exposure') && { shown: [] }) }
  const check = (one: Check) =>
    bench.record({
      kind: 'check',
      scenario: scenario.id,
      controls: scenario.controls,
      check: one,
      ...(attempt === 2 && { attempt }),
    })
  const door: DoorContext = {
    bench,
    scope,
    traffic,
    priority: (scenario.waits ?? []).length > 0 ? 'first' : 'later',
    check,
    waited,
  }
  const management = bench.managementFor(scenario.id, acts)

  const roster = createRoster(bench, throttled(management, door), async (place, attempt) => {
    const prepared = await attempt.prepare(place)
    const kind = place.kind === 'issuer' ? 'token' : 'management'
    const seen = await traffic.ordinary(
      () =>
        dispatch(bench, scope, prepared, {
          point: bench.point(place.name),
          what: attempt.what,
          connection: 'fresh',
          kind,
        }),
      door.priority,
    )
    return {
      allowed: seen.act.allowed === true,
      status: seen.facts.status ?? 0,
      json: (seen.answer?.json ?? null) as Plain,
    }
  })

  async function onboard(
    by: 'partner' | 'sibling' | 'stranger',
    organisation = roster.organisation(),
  ): Promise<HeldPartner> {
    const home = await organisation
    const partner = home && (await roster.onboard({ organisation: home, by }))
    if (!partner) throw new Untestable(`the ${by} could not be onboarded`)
    return partner
  }

  const partner = deferral ? roster.restored(deferral.partner, 'none') : await onboard('partner')
  const stranger = scenario.needs.includes('tenancy') ? await onboard('stranger') : null
  const attackerCertificate: HeldCertificate = await certificateFor(bench, bench.next('someone-else'))

  const points = Object.entries(bench.target.enforcementPoints).map(
    ([name, declared]): Point => ({
      ...createDoor<Call>(door, { name, kind: 'enforcement' }, 'call'),
      audience: declared.audience,
      tokenFormat: declared.token,
      apiKeyHeader: declared.apiKey?.header ?? 'x-api-key',
    }),
  )
  const portContext: PortContext = { ...door, bench, acts, management, roster, waited, partner: () => partner }

  const pull: LeverPuller = async (lever, wish) => {
    const held = lever as HeldLever
    const { sentAtMs, acknowledgedAtMs, answer, told = nothingTold } = await held.pull()
    const id = bench.next('l')
    const readBack = answer === 'unknown' || wish?.readBack ? await held.readBack?.() : undefined
    bench.record({
      kind: 'lever',
      id,
      scenario: scenario.id,
      lever: lever.name,
      subject: lever.subject,
      sentAtMs,
      acknowledgedAtMs,
      answer,
      ...(readBack && { readBack }),
    })
    const unknown = answer === 'unknown' && readBack !== 'done' && readBack !== 'not-done'
    return { id, sentAtMs, acknowledgedAtMs, done: answer === 'done' || readBack === 'done', unknown, told }
  }

  const issuer = issuerOf(bench, createDoor<TokenRequest>(door, { name: 'issuer', kind: 'issuer' }, 'token'))
  const effects = effectPorts({ ...portContext, pull, waited })
  const grants = grantPorts(portContext)

  const base: BaseKit = {
    partner,
    sibling: () => onboard('sibling', Promise.resolve(partner.organisation)),
    points,
    issuer,
    hosts: bench.target.hosts.map(host => ({
      name: nameOf(bench, host),
      async transport() {
        const seen = await bench.prober.transportOf(host)
        return {
          weakProtocols: seen.weakProtocolsAccepted,
          plaintextAnswered: seen.plaintextAnswered,
          certificateValid: seen.certificateValid,
        }
      },
      async clockOffsetMs() {
        const { facts } = await bench.prober.probe({
          url: `${host}/`,
          method: 'GET',
          headers: {},
          identity: 'nobody',
          connection: { kind: 'fresh' },
        })
        if (facts.dateOffsetMs === undefined) throw new Untestable(`${nameOf(bench, host)} sends no Date header`)
        return facts.dateOffsetMs
      },
    })),
    detours: bench.target.bypass.map(url => detourOf(url, portContext)),
    attacker: { source: attackerSource, certificate: attackerCertificate },
    check: {
      value: (what, seen, operator, wanted = null) =>
        check({
          kind: 'value',
          what,
          operator,
          seen: seen ?? null,
          wanted,
          expected: `${what} ${operator} ${JSON.stringify(wanted)}`,
        }),
      untestable(why) {
        throw new Untestable(why)
      },
    },
    tier: bench.plan.tier,
    waysIn: (other, wish = {}) => waysIn({ ...portContext, points, jobs: effects.jobs, ...grants }, other, wish),
    limits: bench.plan.limits,
    watch: (calls, wish = {}) =>
      createWatch(
        { bench, scope, traffic, points, pull, check, waited },
        Array.isArray(calls) ? calls : [calls as Call],
        wish,
      ),
    pull: async lever => clearlyDone(await pull(lever), lever),
    async propagation() {
      const { timeToStopMs } = bench.plan.limits
      waited(timeToStopMs)
      await sleepUntil(bench.clock.nowMs, bench.clock.nowMs() + timeToStopMs, bench.signal)
    },
    acts: kind => acts.filter(act => act.kind === kind),
    inSeconds: seconds => Math.ceil(Date.now() / 1_000 + seconds) * 1_000,
  }
  const ports = {
    ...governancePorts(portContext),
    ...credentialPorts(portContext),
    ...secretPorts(portContext),
    ...exposurePorts(portContext),
    ...grants,
    ...observationPorts(portContext),
    ...possessionPorts(portContext),
    ...receiverPorts(portContext),
    ...effects,
    ...apiKeyPorts(portContext),
    ...calendarPorts(portContext),
    ...exitPorts(portContext),
    ...sharedPorts(portContext),
    ...drillPorts({ ...portContext, points, doors: [issuer] }),
    ...expiryPorts({ ...portContext, controls: scenario.controls, points, attempt, deferral: deferral ?? null }),
    ...(stranger && { stranger }),
  }
  // Every port is there; the type of the scenario shows it only those that it declared.
  return { ...base, ...ports } as AnyKit
}

function throttled(management: PortContext['management'], door: DoorContext): PortContext['management'] {
  return {
    has: management.has,
    perform: (verb, bag, options) => door.traffic.ordinary(() => management.perform(verb, bag, options), door.priority),
  }
}

function issuerOf(bench: RunBench, door: ReturnType<typeof createDoor<TokenRequest>>): Issuer {
  return {
    ...door,
    identifier: bench.issuer.identifier,
    assertionAudience: bench.issuer.assertionAudience,
    foreignAudience: bench.target.issuer.foreignAudience ?? null,
    claims: bench.target.issuer.claims ?? [],
    metadata: () => bench.issuer.metadata(),
    strays: metadata => bench.issuer.strays(metadata),
    keys: () => bench.issuer.keys(),
  }
}

function nameOf(bench: RunBench, host: string): string {
  const origin = new URL(host).origin
  const point = Object.entries(bench.target.enforcementPoints).find(([, each]) => new URL(each.url).origin === origin)
  if (point) return point[0]
  return origin === new URL(bench.issuer.identifier).origin ? 'issuer' : origin
}

/** A declared route around the enforcement points: asked without any credential, it must not let the partner's data out. */
function detourOf(url: string, context: PortContext): BaseKit['detours'][number] {
  const { bench, scope } = context
  return {
    name: url,
    async withholds(call) {
      const working = sendable(call)
      const [pointName = ''] = Object.keys(bench.target.enforcementPoints)
      const place = { name: pointName, kind: 'enforcement' } as const
      const point = bench.point(pointName)
      const send = async (attempt: typeof working) =>
        dispatch(bench, scope, await attempt.prepare(place), {
          point,
          what: attempt.what,
          connection: 'fresh',
          kind: 'call',
        })
      const before = await send(working)
      const prepared = await working.prepare(place)
      const { possession: _, ...request } = prepared.request
      const around = {
        ...prepared,
        by: 'attacker' as const,
        request: {
          ...request,
          url,
          headers: {},
          identity: 'nobody',
          proof: [{ contains: heldPartner(context.partner()).organisation.marker }],
        },
        credentials: [],
      }
      const seen = await dispatch(bench, scope, around, {
        point,
        what: `asks ${url} without credentials`,
        connection: 'fresh',
        kind: 'call',
      })
      const after = await send(working)
      context.check({
        kind: 'withholds',
        element: 'path',
        mutation: `the route ${url}, without credentials`,
        before: before.exchange,
        mutant: seen.exchange,
        after: after.exchange,
        point: pointName,
        expected: `no data comes out by ${url}`,
      })
    },
  }
}
