/** Rotation without hands, exit, and what is left of a leaver, in the words of a scenario. */
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose'
import { heldPartner, makeAssertionKey } from '../../../fixtures/partner/held-partner.ts'
import { makeRegistrationRequest } from '../../../fixtures/partner/registration-request.ts'
import { asRecord } from '../../../fixtures/partner/roster.ts'
import { atPointer } from '../../../fixtures/probe/guarded-json.ts'
import type { Json } from '../../../fixtures/probe/probe-request.ts'
import { Secret } from '../../../fixtures/secret/secret.ts'
import type { Performed } from '../../../fixtures/workbench/management.ts'
import { Untestable } from '../../../fixtures/workbench/untestable.ts'
import type { Plain } from '../../../scenarios/core/check.ts'
import type { CapabilityPorts, Organisation } from '../../../scenarios/core/kit.ts'
import type { ExitRecord, Step } from '../../../scenarios/core/ports/exit-ports.ts'
import { sleepUntil } from '../sleep.ts'
import { namesIn } from './names-in.ts'
import { decisionOf, type PortContext } from './port-context.ts'
import { putKeys } from './put-keys.ts'

type Ports = CapabilityPorts['keys.rotate'] &
  CapabilityPorts['mgmt.sponsor'] &
  CapabilityPorts['mgmt.exitRecord'] &
  CapabilityPorts['pki.status']

const lookEveryMs = 50

export function exitPorts(context: PortContext): Ports {
  const { bench, management, roster } = context
  const { nowMs } = bench.clock
  const about = ({ id }: Organisation) => ({ ...bench.bag, organisation: id })

  async function record(organisation: Organisation): Promise<ExitRecord | null> {
    const performed = await management.perform('readExitRecord', about(organisation))
    if (decisionOf(performed, 'the exit record') === 'refused') return null
    const jws = performed.captured.exitRecord
    if (typeof jws !== 'string') throw new Untestable('`readExitRecord` captures no `exitRecord`')
    const { json } = await management.perform('readExitKeys', bench.bag)
    return read(jws, json)
  }

  async function read(jws: string, keys: Plain): Promise<ExitRecord> {
    const fields = bench.target.exitRecord
    const payload = payloadOf(jws)
    const text = (pointer: string | undefined) => {
      const value = pointer === undefined ? undefined : atPointer(payload, pointer)
      return typeof value === 'string' && value !== '' ? value : null
    }
    const wall = (pointer: string | undefined) => Date.parse(text(pointer) ?? '') || 0
    return {
      genuine: await isGenuine(jws, keys),
      organisation: text(fields?.organisation),
      requestedBy: text(fields?.requestedBy),
      carriedOutBy: text(fields?.carriedOutBy),
      requestedWallMs: wall(fields?.requested),
      completedWallMs: wall(fields?.completed),
      issuedWallMs: wall(fields?.issued),
      removed: bareNames(atPointer(payload, fields?.removed ?? '')),
    }
  }

  return {
    rotation: {
      of(partner) {
        const held = heldPartner(partner)
        const key = makeAssertionKey()
        const put = async (keys: readonly (typeof key)[], what: string): Promise<Step> => {
          const performed = await putKeys(context, held, keys, 'routine')
          return { decision: decisionOf(performed, what), tookMs: tookMs(performed) }
        }
        return {
          next: held.view({ key }),
          announce: () => put([held.key, key], 'a new key beside the old one'),
          confirm: () => put([key], 'the new key in place of the old one'),
        }
      },
    },
    invitations: {
      async keep(organisation) {
        const { captured } = await management.perform('sponsorRegistration', about(organisation))
        const token = captured.initialAccessToken
        if (!(token instanceof Secret)) throw new Untestable('`sponsorRegistration` gave no registration token')
        const working = makeRegistrationRequest(roster.registration(context.partner().organisation))
        const kept = makeRegistrationRequest({ ...roster.registration(organisation), sponsor: async () => token })
        const mutation = 'a registration token of an organisation that has ended'
        return {
          ...kept,
          what: `registers a client with ${mutation}`,
          mutation,
          element: 'operator',
          baseline: working,
        }
      },
    },
    exits: {
      record,
      async awaited(organisation) {
        const deadlineMs = nowMs() + bench.plan.limits.timeToStopMs
        for (;;) {
          const found = await record(organisation)
          if (found || nowMs() > deadlineMs) return found
          await sleepUntil(nowMs, nowMs() + lookEveryMs, bench.signal)
        }
      },
      async inventory(organisation) {
        const { answer, json } = await management.perform('inventory', about(organisation))
        if (answer !== 'done') throw new Untestable('the inventory of the organisation could not be read')
        return bareNames(json)
      },
    },
    certificateStatus: {
      async of({ serial }) {
        const { answer, captured } = await management.perform('readCertificateStatus', { ...bench.bag, serial })
        if (answer !== 'done') throw new Untestable('the status of a certificate could not be read')
        const { status, reason, at } = asRecord(captured)
        const text = (value: unknown) => (typeof value === 'string' ? value : null)
        return { status: text(status), reason: text(reason), sinceWallMs: Date.parse(text(at) ?? '') || 0 }
      },
      async restore({ serial }) {
        const bag = { ...bench.bag, serial, status: 'good', at: '', reason: 'superseded' }
        return decisionOf(await management.perform('setCertificateStatus', bag), 'a revoked certificate good again')
      },
    },
  }
}

const tookMs = ({ sentAtMs, acknowledgedAtMs }: Performed) => Math.ceil((acknowledgedAtMs ?? sentAtMs) - sentAtMs)

/** Only what things are called: records and inventories sort them in ways of their own. */
const bareNames = (json: unknown): readonly string[] =>
  [...new Set(namesIn(json).map(name => name.slice(name.indexOf('=') + 1)))].sort()

function payloadOf(jws: string): Json {
  try {
    return JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8')) as Json
  } catch {
    return null
  }
}

async function isGenuine(jws: string, keys: Plain): Promise<boolean> {
  try {
    await compactVerify(jws, createLocalJWKSet(keys as unknown as JSONWebKeySet))
    return true
  } catch {
    return false
  }
}
