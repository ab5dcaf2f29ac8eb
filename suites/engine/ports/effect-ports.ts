/** What a withdrawal really does, in the words of a scenario. */

import { heldPartner } from '../../../fixtures/partner/held-partner.ts'
import { clientBag } from '../../../fixtures/partner/roster.ts'
import type { CapabilityPorts, Partner } from '../../../scenarios/core/kit.ts'
import type { LeverPuller } from '../lever-puller.ts'
import { createJobs } from './jobs.ts'
import { createMinting } from './minting.ts'
import { createOwnRegistration } from './own-registration.ts'
import { leverOf, type PortContext } from './port-context.ts'
import { createReceipts } from './receipts.ts'
import { createRevocationEndpoint } from './revocation-endpoint.ts'

export interface EffectContext extends PortContext {
  pull: LeverPuller
  /** Adds to the chain of waits of this scenario. */
  waited(ms: number): void
}

type Ports = Pick<CapabilityPorts['register'], 'ownRegistration'> &
  Pick<CapabilityPorts['revocation'], 'revocationEndpoint'> &
  Pick<CapabilityPorts['mgmt.lifecycle'], 'minting' | 'receipts'> &
  CapabilityPorts['rs.async'] &
  Pick<CapabilityPorts['mgmt.entitlement'], 'scopeRemoval'>

export function effectPorts(context: EffectContext): Ports {
  const { bench, management } = context
  const scopeOf = (operation: string) => bench.target.operations[operation]?.scope

  /** What it reads by stays, so that what is left can be seen to work. */
  function candidate(partner: Partner): { operation: string; kept: readonly string[] } {
    const other = partner.may.find(name => scopeOf(name) !== undefined && scopeOf(name) !== scopeOf(partner.reads))
    const operation = other ?? partner.reads
    return { operation, kept: partner.scopes.filter(scope => scope !== scopeOf(operation)) }
  }

  return {
    ownRegistration: createOwnRegistration(context),
    revocationEndpoint: createRevocationEndpoint(context),
    minting: createMinting(context),
    receipts: createReceipts(context),
    jobs: createJobs(context),
    scopeRemoval: {
      candidate,
      lever: (partner, kept) =>
        leverOf('remove-scope', partner.clientId, () =>
          management.perform('entitle', { ...clientBag(bench, heldPartner(partner)), scopes: kept }),
        ),
    },
  }
}
