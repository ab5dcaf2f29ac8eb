/** People leave with what they know. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'ROTATE-06',
  title: 'A change of owner retires the credentials that the old one knew',
  why: 'The key on the laptop of someone who left is nobody’s key, and still opens.',
  controls: ['ROTATE-06'],
  needs: ['auth.private_key_jwt', 'mgmt.org', 'mgmt.handover', 'keys.replace'],
  blast: 'organisation',
  waits: [3_500, 'stop', 'hold'],
  async play({ calendar, organisations, handover, keys, points, issuer, pull, watch, check }) {
    const organisation = await calendar.organisation(['rotation'])
    const [left, prompt] = await Promise.all([organisations.partner(organisation), organisations.partner(organisation)])
    if (!left || !prompt) return check.untestable('two clients of one organisation could not be onboarded')
    for (const point of points) await point.admits(left.call())

    const endsAt = await handover.begin(organisation, 'the-new-one@partner.example')
    if (endsAt === null) return check.untestable('the owner could not be changed')
    check.value('rotation in time acknowledged', await pull(keys.replace(prompt, 'routine')), 'equals', true)
    const renewed = keys.renewed(prompt)
    await watch(left.call(), { connections: ['kept-alive'], also: [left.tokenRequest()] }).endsAt(endsAt)

    const what = 'a key that the former owner knew'
    await issuer.refuses(left.tokenRequest().insteadOf(renewed.tokenRequest(), what))
    check.value('late rotation acknowledged', await pull(keys.replace(left, 'routine')), 'equals', true)
    await issuer.admits(keys.renewed(left).tokenRequest())
  },
})
