/** Keys, certificates, registrations and tokens in the words of a scenario. */

import { type HeldPartner, heldPartner, makeAssertionKey } from '../../../fixtures/partner/held-partner.ts'
import { keyHandOver, publicJwkOf } from '../../../fixtures/partner/key-hand-over.ts'
import { makeRegistrationRequest } from '../../../fixtures/partner/registration-request.ts'
import { asRecord } from '../../../fixtures/partner/roster.ts'
import type { Prepared } from '../../../fixtures/partner/sendable.ts'
import { type CertificateWish, nobodysAuthority, rogueAuthority } from '../../../fixtures/pki/authority.ts'
import type { HeldCertificate } from '../../../fixtures/pki/held-certificate.ts'
import {
  buildRegistrationRead,
  buildRegistrationUpdate,
  type RegistrationManagement,
} from '../../../fixtures/target/standard/registration.ts'
import type { OutgoingRequest } from '../../../fixtures/target/transport.ts'
import { Untestable } from '../../../fixtures/workbench/untestable.ts'
import type { RegistrationRequest } from '../../../scenarios/core/attempts.ts'
import type { Plain } from '../../../scenarios/core/check.ts'
import type { CapabilityPorts, Certificate } from '../../../scenarios/core/kit.ts'
import type { Dispatched } from '../dispatch.ts'
import { dispatch } from '../dispatch.ts'
import { createDoor } from '../door.ts'
import { decisionOf, leverOf, type PortContext } from './port-context.ts'
import { putKeys } from './put-keys.ts'
import { revokeTokens } from './revoke-tokens.ts'

type Ports = Pick<CapabilityPorts['register'], 'registration'> &
  CapabilityPorts['auth.mtls'] &
  CapabilityPorts['token.lifetime'] &
  Pick<CapabilityPorts['revocation'], 'revocation'> &
  CapabilityPorts['keys.replace'] &
  CapabilityPorts['pki.issue'] &
  CapabilityPorts['pki.revoke']

const dayMs = 86_400_000

export function credentialPorts(context: PortContext): Ports {
  const { bench, roster } = context
  const required = <T>(value: T | null, what: string): T => {
    if (value === null) throw new Untestable(what)
    return value
  }
  const own = () => context.partner().organisation

  async function onboarded(
    wish: Omit<Parameters<typeof roster.onboard>[0], 'organisation'>,
    what: string,
  ): Promise<HeldPartner> {
    return required(await roster.onboard({ organisation: own(), ...wish }), `${what} could not be onboarded`)
  }

  /** One request to the registration's own management endpoint. @see RFC 7592 §2 */
  async function manage(
    partner: HeldPartner,
    request: (management: RegistrationManagement) => OutgoingRequest,
  ): Promise<Dispatched> {
    const { token, uri } = required(
      partner.holdings.management,
      'the registration came without a management credential',
    )
    const prepared: Prepared = {
      by: 'partner',
      request: { ...request({ uri, accessToken: token }), identity: 'nobody', proof: [{ contains: '"client_id"' }] },
      credentials: [token.name],
      endsAtWallMs: null,
      path: 'management-credential',
    }
    const { method } = prepared.request
    const seen = await dispatch(bench, context.scope, prepared, {
      point: bench.point('registration'),
      what: `${method} its registration`,
      connection: 'fresh',
      kind: 'management',
    })
    if (!seen.facts.status || seen.facts.status >= 500) {
      throw new Untestable('the registration management endpoint gave no clear answer')
    }
    const renewed = asRecord(seen.answer?.json).registration_access_token
    if (typeof renewed === 'string')
      partner.holdings.management = { token: bench.secrets.receive(`registration token ${partner.name}`, renewed), uri }
    return seen
  }

  async function update(
    partner: HeldPartner,
    change: Readonly<Record<string, Plain | undefined>>,
  ): Promise<'accepted' | 'refused'> {
    const current = asRecord((await manage(partner, buildRegistrationRead)).answer?.json)
    const { facts } = await manage(partner, management =>
      buildRegistrationUpdate(management, { ...current, ...change }),
    )
    return facts.proof === 'found' ? 'accepted' : 'refused'
  }

  const registrationDoor = createDoor<RegistrationRequest>(
    context,
    { name: 'registration', kind: 'registration' },
    'management',
  )

  return {
    registration: {
      ...registrationDoor,
      request: () => makeRegistrationRequest(roster.registration(own())),
      onboarded: change => roster.onboard({ organisation: own(), metadata: change }),
      async read(partner) {
        const { facts, answer } = await manage(heldPartner(partner), buildRegistrationRead)
        return facts.proof === 'found' ? asRecord(answer?.json) : null
      },
      update: (partner, change) => update(heldPartner(partner), change),
      async plantKey(partner) {
        const held = heldPartner(partner)
        const key = makeAssertionKey()
        const planted = keyHandOver(bench, held.authentication, `whoever robbed ${held.name}`)
        await update(held, planted.members([publicJwkOf(key)]))
        return held.view({ key, by: 'attacker' })
      },
    },
    mutualTls: {
      partner: (method = 'tls_client_auth') => onboarded({ authentication: method }, `a client with ${method}`),
    },
    shortLived: seconds => onboarded({ tokenLifetimeS: seconds }, 'a client with short-lived tokens'),
    revocation: {
      tokensOf: partner =>
        leverOf('revoke-token', partner.clientId, async () => {
          const held = heldPartner(partner)
          const tokens = await held.heldTokens()
          return revokeTokens(
            context,
            held,
            tokens.map(({ value }) => value),
            'access_token',
          )
        }),
    },
    keys: {
      async add(partner) {
        const held = heldPartner(partner)
        const key = makeAssertionKey()
        const { enrolled } = held.holdings
        const added = await putKeys(context, held, [...enrolled, key], 'routine')
        if (decisionOf(added, 'one more key') === 'refused') return null
        enrolled.push(key)
        return held.view({ key })
      },
      remove(partner, because) {
        const held = heldPartner(partner)
        const lever = because === 'compromise' ? 'replace-compromised-key' : 'replace-key'
        return leverOf(lever, held.clientId, () =>
          putKeys(
            context,
            held,
            held.holdings.enrolled.filter(key => key !== held.key),
            because,
          ),
        )
      },
      replace(partner, because) {
        const held = heldPartner(partner)
        const next = makeAssertionKey()
        held.holdings.nextKey = next
        return leverOf(because === 'compromise' ? 'replace-compromised-key' : 'replace-key', held.clientId, () =>
          putKeys(context, held, [next], because),
        )
      },
      renewed(partner) {
        const held = heldPartner(partner)
        return held.view({ key: required(held.holdings.nextKey, 'no key was replaced') })
      },
    },
    authority: {
      variant: (partner, fault) => variantOf(heldPartner(partner), fault),
      renew: (partner, lifetimeS) => {
        const held = heldPartner(partner)
        return issue(
          held,
          'renewed',
          lifetimeS === undefined
            ? {}
            : { notAfterWallMs: Math.ceil((Date.now() + lifetimeS * 1_000) / 1_000) * 1_000 },
        )
      },
    },
    certificates: {
      revoke(certificate, because = 'compromise') {
        const revocations = required(bench.revocations, 'the target file names no authority for partner certificates')
        return leverOf('revoke-certificate', certificate.label, () =>
          revocations.revoke(heldCertificate(certificate), because),
        )
      },
    },
  }

  /** Like the partner's own, under another label. */
  function wishFor(partner: HeldPartner, label: string): CertificateWish {
    return {
      label: `${partner.name} (${label})`,
      commonName: partner.certificate.commonName,
      organisation: bench.partnerFile.organisation.legalName,
    }
  }

  function issue(partner: HeldPartner, label: string, wish: Partial<CertificateWish>): Promise<HeldCertificate> {
    const authority = required(bench.authority, 'the target file names no authority for partner certificates')
    return authority.issue({ ...wishFor(partner, label), ...wish })
  }

  async function variantOf(
    partner: HeldPartner,
    fault: Parameters<Ports['authority']['variant']>[1],
  ): Promise<HeldCertificate> {
    const authority = required(bench.authority, 'the target file names no authority for partner certificates')
    switch (fault) {
      case 'expired':
        return issue(partner, fault, { notBeforeWallMs: Date.now() - 2 * dayMs, notAfterWallMs: Date.now() - 60_000 })
      case 'not-yet-valid':
        return issue(partner, fault, { notBeforeWallMs: Date.now() + dayMs, notAfterWallMs: Date.now() + 2 * dayMs })
      case 'wrong-purpose':
        return issue(partner, fault, { purpose: 'server' })
      case 'self-signed':
        return (await nobodysAuthority()).issue({ ...wishFor(partner, fault), selfSigned: true })
      case 'other-subject':
        return issue(partner, fault, { commonName: `not-${partner.certificate.commonName}-either` })
      case 'untrusted': {
        const rogue = await rogueAuthority(authority)
        return rogue.issue(wishFor(partner, fault))
      }
      default:
        return fault satisfies never
    }
  }
}

function heldCertificate(certificate: Certificate): HeldCertificate {
  if ('keyPem' in certificate) return certificate as HeldCertificate
  throw new TypeError(`${certificate.label} was not made by the fixtures`)
}
