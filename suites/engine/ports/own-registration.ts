/** A registration in the hands of the partner itself: reading it again and again, and deleting it. @see RFC 7592 §2 */
import { type HeldPartner, heldPartner } from '../../../fixtures/partner/held-partner.ts'
import { makeRegistrationRead } from '../../../fixtures/partner/registration-read.ts'
import { asRecord } from '../../../fixtures/partner/roster.ts'
import { buildRegistrationDelete } from '../../../fixtures/target/standard/registration.ts'
import type { Performed } from '../../../fixtures/workbench/management.ts'
import { Untestable } from '../../../fixtures/workbench/untestable.ts'
import type { OwnRegistration } from '../../../scenarios/core/ports/effect-ports.ts'
import { dispatch } from '../dispatch.ts'
import { leverOf, type PortContext } from './port-context.ts'

export function createOwnRegistration(context: PortContext): OwnRegistration {
  const { bench, scope } = context

  const wish = (what: string) =>
    ({ point: bench.point('registration'), what, connection: 'fresh', kind: 'management' }) as const

  async function erase(partner: HeldPartner): Promise<Performed> {
    const { management } = partner.holdings
    if (!management) throw new Untestable('the registration came without a management credential')
    const { token, uri } = management
    const request = buildRegistrationDelete({ uri, accessToken: token })
    const { facts } = await dispatch(
      bench,
      scope,
      {
        by: 'partner',
        request: { ...request, identity: 'nobody' },
        credentials: [token.name],
        endsAtWallMs: null,
        path: 'management-credential',
      },
      wish('deletes its registration'),
    )
    const { status = 0 } = facts
    return {
      answer: status === 204 || status === 200 ? 'done' : status >= 400 && status < 500 ? 'refused' : 'unknown',
      sentAtMs: facts.sentAtMs,
      acknowledgedAtMs: facts.ending === 'answered' ? facts.endedAtMs : null,
      json: null,
      captured: {},
      correlations: [],
    }
  }

  return {
    async reading(partner) {
      const held = heldPartner(partner)
      const read = makeRegistrationRead(bench, held)
      if (!read?.place) return []
      const { answer } = await dispatch(bench, scope, await read.prepare(read.place), wish(read.what))
      const renewed = asRecord(answer?.json).registration_access_token
      const { management } = held.holdings
      if (typeof renewed !== 'string' || !management || renewed === management.token.reveal()) return [read]
      held.holdings.management = {
        ...management,
        token: bench.secrets.receive(`registration token ${held.name}`, renewed),
      }
      return []
    },
    deletion(partner) {
      const held = heldPartner(partner)
      return leverOf('delete-client', held.clientId, () => erase(held))
    },
  }
}
