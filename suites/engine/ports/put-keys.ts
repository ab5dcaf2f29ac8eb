/** Hands the keys of a partner to the target, whichever way it takes them: only by the request, or published as well. */
import type { AssertionKey, HeldPartner } from '../../../fixtures/partner/held-partner.ts'
import { publicJwkOf } from '../../../fixtures/partner/key-hand-over.ts'
import { clientBag } from '../../../fixtures/partner/roster.ts'
import type { Performed } from '../../../fixtures/workbench/management.ts'
import type { PortContext } from './port-context.ts'

/** What the target refused is not published either. */
export async function putKeys(
  { bench, management }: Pick<PortContext, 'bench' | 'management'>,
  partner: HeldPartner,
  keys: readonly AssertionKey[],
  reason: 'routine' | 'compromise',
): Promise<Performed> {
  const jwks = { keys: keys.map(publicJwkOf) }
  const before = partner.keyAddress?.keys ?? []
  partner.keyAddress?.publish(jwks.keys)
  const put = await management.perform('replaceKeys', {
    ...clientBag(bench, partner),
    jwks,
    jwksJson: JSON.stringify(jwks),
    reason,
  })
  if (put.answer === 'refused') partner.keyAddress?.publish(before)
  return put
}
