/** Nobody misses what nobody uses, until someone else uses it. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'EXPIRE-07',
  title: 'An identity that nobody uses is switched off',
  why: 'Abandoned integrations are found by those who look for them.',
  controls: ['EXPIRE-07'],
  needs: ['mgmt.org', 'mgmt.dormancy', 'mgmt.notices', 'mgmt.approval', 'mgmt.lifecycle'],
  blast: 'organisation',
  waits: [3_500],
  async play({
    partner,
    calendar,
    organisations,
    dormancy,
    notices,
    approvals,
    lifecycle,
    points,
    issuer,
    inSeconds,
    pull,
    check,
  }) {
    const organisation = await calendar.organisation(['dormancy'])
    const sleeper = await organisations.partner(organisation)
    if (!sleeper) return check.untestable('a client could not be onboarded')
    await issuer.admits(sleeper.tokenRequest())
    for (const point of points) await sleeper.token(point)
    // Made last, so that it is never left alone for as long as the period.
    const busy = await organisations.partner(organisation)
    if (!busy) return check.untestable('a second client of the same organisation could not be onboarded')
    await dormancy.passes(() => issuer.admits(busy.tokenRequest()))
    const what = 'a client that was not used for the declared period'
    await issuer.refuses(sleeper.tokenRequest().insteadOf(busy.tokenRequest(), what))
    for (const point of points) await point.refuses(sleeper.call().insteadOf(partner.call(), what))

    const told = (await notices.by(organisation, inSeconds(0))).filter(notice => notice.kind === 'sleep')
    check.value(
      'clients whose owner was told',
      told.map(notice => notice.client),
      'equals',
      [sleeper.clientId],
    )
    check.value(
      'who was told',
      told.map(notice => notice.to),
      'subset-of',
      notices.owners,
    )

    check.value('waking without a review', await pull(lifecycle.resume(sleeper)), 'equals', false)
    check.value('review', await approvals.approve(sleeper, 'approver'), 'equals', 'accepted')
    check.value('waking after it', await pull(lifecycle.resume(sleeper)), 'equals', true)
    await issuer.admits(sleeper.tokenRequest())
  },
})
