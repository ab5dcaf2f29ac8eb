/** The management plane in the words of a scenario: organisations, owners, approvals, life cycle, entitlements. */

import type { VerbName } from '../../../fixtures/config/management-verbs.ts'
import { heldPartner } from '../../../fixtures/partner/held-partner.ts'
import { asRecord, clientBag } from '../../../fixtures/partner/roster.ts'
import { Untestable } from '../../../fixtures/workbench/untestable.ts'
import type { LeverName } from '../../../scenarios/core/check.ts'
import type { CapabilityPorts, Organisation, Partner } from '../../../scenarios/core/kit.ts'
import { toldIn } from '../lever-puller.ts'
import { namesIn } from './names-in.ts'
import { decisionOf, leverOf, type PortContext } from './port-context.ts'

type Ports = CapabilityPorts['mgmt.org'] &
  CapabilityPorts['mgmt.org.lifecycle'] &
  CapabilityPorts['mgmt.owner'] &
  CapabilityPorts['mgmt.approval'] &
  Pick<CapabilityPorts['mgmt.lifecycle'], 'lifecycle'> &
  Pick<CapabilityPorts['mgmt.entitlement'], 'entitlements'>

export function governancePorts(context: PortContext): Ports {
  const { bench, management, roster } = context
  const ofOrganisation = (organisation: Organisation) => ({ ...bench.bag, organisation: organisation.id })
  const ofClient = (partner: Partner) => clientBag(bench, heldPartner(partner))
  const organisationLever = (name: LeverName, verb: VerbName) => (organisation: Organisation) =>
    leverOf(name, organisation.id, () => management.perform(verb, ofOrganisation(organisation)))
  const clientLever = (name: LeverName, verb: VerbName) => (partner: Partner) =>
    leverOf(name, partner.clientId, () => management.perform(verb, ofClient(partner)), readBackOf(partner))

  /** Asks the management plane how far the last lever on this client has come. */
  const readBackOf = (partner: Partner) => async () => {
    if (!management.has('readWithdrawal')) return 'unreadable'
    const { answer, captured } = await management.perform('readWithdrawal', ofClient(partner))
    const { complete } = toldIn(captured)
    return answer !== 'done' || complete === null ? 'unreadable' : complete ? 'done' : 'not-done'
  }

  return {
    organisations: {
      create: change => roster.organisation(change),
      partner: (organisation, upTo = 'active') => roster.onboard({ organisation, upTo }),
      suspend: organisationLever('suspend-organisation', 'suspendOrganisation'),
      end: organisationLever('end-organisation', 'endOrganisation'),
      async inventory(organisation) {
        const { answer, json } = await management.perform('inventory', ofOrganisation(organisation))
        if (answer !== 'done') throw new Untestable('the inventory of the organisation could not be read')
        return namesIn(json)
      },
    },
    owners: {
      async set(organisation, change) {
        const bag = { ...ofOrganisation(organisation), ...change }
        return decisionOf(await management.perform('setOwners', bag), 'a change of owners')
      },
    },
    approvals: {
      async approve(partner, by) {
        const verb = by === 'requester' ? 'approveAsRequester' : 'approveClient'
        if (!management.has(verb)) throw new Untestable(`\`management.verbs\` lacks ${verb}`)
        const credential = by === 'nobody' ? 'none' : 'role'
        return decisionOf(await management.perform(verb, ofClient(partner), { credential }), `approval by ${by}`)
      },
      async activate(partner) {
        if (!management.has('activateClient')) return 'accepted'
        return decisionOf(await management.perform('activateClient', ofClient(partner)), 'activation')
      },
      async state(partner) {
        const { answer, captured, json } = await management.perform('readClient', ofClient(partner))
        if (answer !== 'done') throw new Untestable('the record of the client could not be read')
        return { ...asRecord(json), ...asRecord(captured) }
      },
    },
    lifecycle: {
      suspend: clientLever('suspend-client', 'suspendClient'),
      resume: clientLever('suspend-client', 'resumeClient'),
      remove: clientLever('delete-client', 'removeClient'),
      stop: clientLever('stop-partner', 'stopPartner'),
    },
    entitlements: {
      async set(partner, scopes) {
        return decisionOf(
          await management.perform('entitle', { ...ofClient(partner), scopes }),
          'a change of entitlement',
        )
      },
    },
  }
}
