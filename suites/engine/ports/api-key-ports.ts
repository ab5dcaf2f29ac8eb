/** API keys in the words of a scenario. */
import { heldApiKey, issueApiKey } from '../../../fixtures/partner/api-key.ts'
import { heldPartner } from '../../../fixtures/partner/held-partner.ts'
import { clientBag } from '../../../fixtures/partner/roster.ts'
import type { CapabilityPorts } from '../../../scenarios/core/kit.ts'
import { leverOf, type PortContext } from './port-context.ts'

export function apiKeyPorts({ bench, management }: PortContext): CapabilityPorts['auth.api_key'] {
  return {
    apiKeys: {
      issue: partner => issueApiKey(bench, management, heldPartner(partner)),
      disable(key) {
        const { id, partner } = heldApiKey(key)
        return leverOf('disable-api-key', id, () =>
          management.perform('disableApiKey', { ...clientBag(bench, partner), apiKey: id }),
        )
      },
    },
  }
}
