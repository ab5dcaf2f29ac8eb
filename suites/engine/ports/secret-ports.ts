/** Secrets, the credential of a registration, and the listing of what a client can still use, in the words of a scenario. */

import { makeEndpointRequest, otherEndpoints } from '../../../fixtures/partner/endpoint-requests.ts'
import { type HeldPartner, heldPartner } from '../../../fixtures/partner/held-partner.ts'
import { makeRegistrationRead } from '../../../fixtures/partner/registration-read.ts'
import { clientBag } from '../../../fixtures/partner/roster.ts'
import { atPointer } from '../../../fixtures/probe/guarded-json.ts'
import type { Json } from '../../../fixtures/probe/probe-request.ts'
import { Secret } from '../../../fixtures/secret/secret.ts'
import { fillText } from '../../../fixtures/target/templates.ts'
import type { Performed } from '../../../fixtures/workbench/management.ts'
import { Untestable } from '../../../fixtures/workbench/untestable.ts'
import type { Attempt } from '../../../scenarios/core/attempts.ts'
import type { CapabilityPorts, Partner } from '../../../scenarios/core/kit.ts'
import type { ListedCredential, RegistrationRead, Rotation } from '../../../scenarios/core/ports/secret-ports.ts'
import { createDoor } from '../door.ts'
import { leverOf, type PortContext } from './port-context.ts'

type Ports = CapabilityPorts['auth.secret'] &
  CapabilityPorts['secret.rotate'] &
  CapabilityPorts['secret.lifetime'] &
  CapabilityPorts['credentials.list'] &
  CapabilityPorts['registration.token']

export function secretPorts(context: PortContext): Ports {
  const { bench, management, roster } = context

  async function everywhere(partner: Partner): Promise<readonly Attempt[]> {
    const held = heldPartner(partner)
    const attempts: Attempt[] = [held.tokenRequest()]
    for (const name of otherEndpoints) {
      const attempt = makeEndpointRequest(bench, held, name)
      if (await isLetIn(name, attempt)) attempts.push(attempt)
    }
    return attempts
  }

  /** Not every target has every endpoint, and not every client may use those that there are. */
  async function isLetIn(name: (typeof otherEndpoints)[number], attempt: Attempt): Promise<boolean> {
    const known = await bench.issuer.endpoint(name).catch(() => null)
    if (known === null) return false
    return (await createDoor(context, { name, kind: name }, 'management').tries(attempt)).allowed
  }

  function rotationOf(partner: HeldPartner, because: 'routine' | 'compromise'): Rotation {
    let told: Performed | null = null
    const pulled = () => {
      if (told?.answer !== 'done') throw new Untestable('the secret was not rotated')
      return told
    }
    const endsAt = () => {
      const { previousEnds } = pulled().captured
      const endsAtMs = typeof previousEnds === 'string' ? Date.parse(previousEnds) : Number.NaN
      if (Number.isNaN(endsAtMs))
        throw new Untestable('the answer to a rotation does not tell when the old secret ends')
      return endsAtMs
    }
    const lever = leverOf('rotate-secret', partner.clientId, async () => {
      told = await management.perform('rotateSecret', { ...clientBag(bench, partner), reason: because })
      return told
    })
    return {
      ...lever,
      endsAt,
      overlapMs: () => Math.round(bench.clock.toRunMs(endsAt()) - (pulled().acknowledgedAtMs ?? 0)),
      renewed() {
        const secret = pulled().captured.clientSecret
        if (!(secret instanceof Secret)) throw new Untestable('the answer to a rotation holds no new secret')
        return partner.view({ secret })
      },
    }
  }

  async function listed(partner: Partner): Promise<readonly ListedCredential[]> {
    const declared = bench.target.credentials
    if (!declared) throw new Untestable('the target file declares no `credentials`')
    const [method = 'GET', path = '/'] = declared.request.split(' ', 2)
    const bag = { ...clientBag(bench, heldPartner(partner)), cursor: '', correlation: '' }
    const filled = fillText(path, bag, encodeURIComponent)
    const url = filled.startsWith('/')
      ? new URL(declared.url ?? bench.target.management?.url ?? '').origin + filled
      : filled
    const json = await bench.read(method, url, declared.as, `the credentials of ${partner.name}`)
    const records = atPointer(json, declared.records)
    if (!Array.isArray(records)) throw new Untestable(`the list of credentials holds no list at ${declared.records}`)
    return (records as readonly Json[]).map(record => {
      const text = (name: keyof ListedCredential) => {
        const pointer = declared.fields[name]
        const value = pointer === undefined ? undefined : atPointer(record, pointer)
        return value === undefined || value === null || value === '' ? null : String(value)
      }
      return {
        id: text('id'),
        kind: text('kind'),
        created: text('created'),
        lastUsed: text('lastUsed'),
        expires: text('expires'),
      }
    })
  }

  return {
    everywhere,
    secrets: {
      rotate: (partner, because) => rotationOf(heldPartner(partner), because),
      longestOverlapMs: bench.target.registration.secretOverlap ?? 0,
    },
    async shortSecret(seconds) {
      const partner = await roster.onboard({ organisation: context.partner().organisation, secretLifetimeS: seconds })
      if (!partner) throw new Untestable('a client with a short-lived secret could not be onboarded')
      return partner
    },
    credentials: { of: listed },
    registrationCredential: {
      ...createDoor<RegistrationRead>(context, { name: 'registration', kind: 'registration' }, 'management'),
      use(partner) {
        const attempt = makeRegistrationRead(bench, heldPartner(partner))
        if (!attempt) throw new Untestable('the registration came without a management credential')
        return attempt
      },
      replace(partner) {
        const held = heldPartner(partner)
        return leverOf('replace-registration-token', held.clientId, async () => {
          const performed = await management.perform('replaceRegistrationToken', clientBag(bench, held))
          const token = performed.captured.registrationAccessToken
          if (token instanceof Secret && held.holdings.management)
            held.holdings.management = { ...held.holdings.management, token }
          return performed
        })
      },
    },
  }
}
