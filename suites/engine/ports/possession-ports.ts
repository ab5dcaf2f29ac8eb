/** Tokens that are bound to a key, in the words of a scenario. */
import { type HeldPartner, heldPartner } from '../../../fixtures/partner/held-partner.ts'
import { faultOf, type ProofKeys, provable, regularly } from '../../../fixtures/partner/possession.ts'
import { Untestable } from '../../../fixtures/workbench/untestable.ts'
import type { CapabilityPorts } from '../../../scenarios/core/kit.ts'
import type { PortContext } from './port-context.ts'

export function possessionPorts({ bench }: PortContext): CapabilityPorts['bind.dpop'] {
  return {
    possession: {
      keyOf: partner => keysOf(heldPartner(partner)).own.thumbprint,
      asBearer: call =>
        provable(call).showing(
          { scheme: 'bearer', showing: null },
          'proof',
          'the scheme of a token that is bound to nothing',
        ),
      inBothSchemes: call => provable(call).showing({ scheme: 'both' }, 'proof', 'the token in both schemes'),
      faulty(call, fault) {
        const { showing, mutation } = faultOf(fault)
        return provable(call).showing({ showing }, 'proof', mutation)
      },
      changed: (call, change, mutation) =>
        provable(call).showing({ showing: { ...regularly, change } }, 'proof', mutation),
      captured: call =>
        provable(call).showing(
          { showing: { ...regularly, captured: bench.next(`${bench.run}-p`) } },
          'replay',
          'a proof that was used before',
        ),
      provenBy: (call, other) =>
        provable(call).showing(
          { showing: { ...regularly, key: keysOf(heldPartner(other)).own } },
          'proof',
          `a proof signed with the key of ${other.name}`,
        ),
    },
  }
}

function keysOf({ name, proofKeys }: HeldPartner): ProofKeys {
  if (!proofKeys) throw new Untestable(`${name} has no key that its tokens could be bound to`)
  return proofKeys
}
