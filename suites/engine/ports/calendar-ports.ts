/** Sleep, handover, notices and elevation in the words of a scenario. */
import { heldPartner } from '../../../fixtures/partner/held-partner.ts'
import { clientBag } from '../../../fixtures/partner/roster.ts'
import { atPointer } from '../../../fixtures/probe/guarded-json.ts'
import type { Json } from '../../../fixtures/probe/probe-request.ts'
import { fillText } from '../../../fixtures/target/templates.ts'
import { Untestable } from '../../../fixtures/workbench/untestable.ts'
import type { CapabilityPorts, Organisation } from '../../../scenarios/core/kit.ts'
import type { Notice } from '../../../scenarios/core/ports/calendar-ports.ts'
import { sleepUntil } from '../sleep.ts'
import { decisionOf, type PortContext } from './port-context.ts'

type Ports = CapabilityPorts['mgmt.dormancy'] &
  CapabilityPorts['mgmt.handover'] &
  CapabilityPorts['mgmt.notices'] &
  CapabilityPorts['jit']

/** Longer than any run. */
const longMs = 86_400_000
/** So often within its period is a client used that must not fall asleep. */
const usesPerPeriod = 4

export function calendarPorts(context: PortContext): Ports {
  const { bench, management, roster } = context
  const { periods, notices: declared } = bench.target
  const { nowMs, toRunMs } = bench.clock

  async function waitUntil(runMs: number): Promise<void> {
    await sleepUntil(nowMs, runMs, bench.signal)
  }

  async function noticesOf(organisation: Organisation): Promise<readonly Notice[]> {
    if (!declared) throw new Untestable('the target file declares no notices')
    const [method = 'GET', path = '/'] = declared.request.split(' ', 2)
    const filled = fillText(path, { ...bench.bag, organisation: organisation.id }, encodeURIComponent)
    const url = filled.startsWith('/')
      ? new URL(declared.url ?? bench.target.management?.url ?? '').origin + filled
      : filled
    const read = () => bench.read(method, url, declared.as, `the notices about ${organisation.id}`)
    const found = atPointer(await context.traffic.ordinary(read, context.priority), declared.records)
    if (!Array.isArray(found)) throw new Untestable(`the notices hold no list at ${declared.records}`)
    return found.map(each => noticeOf(each as Json))
  }

  function noticeOf(told: Json): Notice {
    const text = (pointer: string | undefined) => {
      const value = pointer === undefined ? undefined : atPointer(told, pointer)
      return value === undefined || value === null ? null : String(value)
    }
    const { kind, to, time, ends, client } = declared?.fields ?? { kind: '', to: '', time: '', ends: '' }
    const word = text(kind)
    const words = declared?.words ?? {}
    const kinds = ['contract', 'certificate', 'key', 'approval', 'sleep'] as const
    return {
      kind: kinds.find(each => (words[each] ?? each) === word) ?? 'other',
      to: text(to) ?? '',
      client: text(client),
      sentWallMs: Date.parse(text(time) ?? ''),
      endsWallMs: Date.parse(text(ends) ?? ''),
    }
  }

  return {
    calendar: {
      async organisation(short, change = {}) {
        const verb = management.has('createScaledOrganisation') ? 'createScaledOrganisation' : 'createOrganisation'
        const lasting = (period: 'dormancy' | 'rotation' | 'approval') =>
          (short.includes(period) ? periods?.[`${period}Ms`] : null) ?? longMs
        const scaled = {
          dormancyMs: lasting('dormancy'),
          rotationMs: lasting('rotation'),
          approvalMs: lasting('approval'),
          noticesMs: short.includes('notices') ? (periods?.noticesMs ?? []) : [1_000],
        }
        const made = await roster.organisation({ ...scaled, ...change }, verb)
        if (!made) throw new Untestable('an organisation with short periods could not be created')
        return made
      },
    },
    dormancy: {
      async passes(meanwhile) {
        const { dormancyMs, toleranceMs } = periods ?? {}
        if (!dormancyMs) throw new Untestable('the target file declares no `periods.dormancy`')
        const waitMs = dormancyMs + (toleranceMs ?? 0)
        const endMs = nowMs() + waitMs
        context.waited(waitMs)
        while (nowMs() < endMs) {
          await meanwhile()
          await waitUntil(Math.min(endMs, nowMs() + dormancyMs / usesPerPeriod))
        }
        await meanwhile()
      },
    },
    handover: {
      async begin(organisation, technicalOwner) {
        const bag = { ...bench.bag, organisation: organisation.id, technicalOwner }
        const performed = await management.perform('setOwners', bag)
        if (decisionOf(performed, 'a change of the technical owner') === 'refused') return null
        const told = Date.parse(String(performed.captured.rotateBy ?? ''))
        return Number.isNaN(told) ? Date.now() + (periods?.rotationMs ?? 0) : told
      },
    },
    notices: {
      owners: [bench.partnerFile.owners.business.contact, bench.partnerFile.owners.technical.contact],
      leadTimes: periods?.noticesMs.length ?? 0,
      async by(organisation, wallMs) {
        const untilMs = toRunMs(wallMs) + (periods?.toleranceMs ?? 0)
        context.waited(Math.max(0, untilMs - nowMs()))
        await waitUntil(untilMs)
        return noticesOf(organisation)
      },
    },
    elevations: {
      async open(partner, operation, seconds) {
        const held = heldPartner(partner)
        const scope = bench.target.operations[operation]?.scope
        if (scope === undefined)
          throw new Untestable(`${operation} needs no scope, so that nobody can be elevated to it`)
        const bag = { ...clientBag(bench, held), scope, seconds, reference: bench.next(`${bench.run}-reference`) }
        const openedWallMs = Date.now()
        const performed = await management.perform('elevate', bag)
        if (decisionOf(performed, 'an elevation') === 'refused') return null
        const told = Date.parse(String(performed.captured.until ?? ''))
        return {
          elevated: held.view({ scopes: [...held.scopes, scope] }),
          endsAtWallMs: Number.isNaN(told) ? openedWallMs + seconds * 1_000 : told,
          dateInside: new Date(openedWallMs + 1_000).toUTCString(),
          again: async () => decisionOf(await management.perform('elevate', bag), 'a second use of the reference'),
        }
      },
    },
  }
}
