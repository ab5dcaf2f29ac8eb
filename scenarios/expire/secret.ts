/** A date that nobody enforces is a decoration. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'EXPIRE-04',
  title: 'Secrets end at their date, and not by surprise',
  why: 'Most secrets outlive the people who knew where they were put.',
  controls: ['EXPIRE-04'],
  needs: ['auth.secret', 'secret.lifetime', 'credentials.list', 'audit.alert'],
  waits: [6_000, 'stop', 'hold'],
  async play({ shortSecret, everywhere, credentials, alerts, watch, check }) {
    const partner = await shortSecret(6)
    const endsAtS = partner.registered.client_secret_expires_at
    check.value('end in the answer to the registration', endsAtS, 'at-least', 1)
    const listed = await credentials.of(partner)
    check.value('credentials listed', listed.length, 'at-least', 1)
    check.value('credentials without an end', listed.filter(each => each.expires === null).length, 'equals', 0)
    check.value('notices to the owner before the end', (await alerts.about(partner)).length, 'at-least', 1)
    await watch([], { also: await everywhere(partner) }).endsAt(Number(endsAtS) * 1_000)
  },
})
