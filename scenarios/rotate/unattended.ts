/** What needs a hand is done when there is one: not at night, and not twice. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'ROTATE-05',
  title: 'Rotation, audit and offboarding need no human hand',
  why: 'A rotation that needs a ticket and a restart is put off until the key leaks.',
  controls: ['ROTATE-05'],
  needs: ['auth.private_key_jwt', 'keys.rotate', 'audit.query', 'mgmt.org.lifecycle'],
  blast: 'organisation',
  waits: ['limit'],
  async play({ partner, sibling, rotation, issuer, organisations, audit, acts, pull, propagation, check, limits }) {
    const interrupted = await sibling()
    const before = acts('management').length
    const steps = []
    let current = partner
    for (const round of ['first', 'second']) {
      const { next, announce, confirm } = rotation.of(current)
      steps.push(await announce(), await announce())
      await issuer.admits(current.tokenRequest())
      await issuer.admits(next.tokenRequest())
      steps.push(await confirm(), await confirm())
      await issuer.admits(next.tokenRequest())
      check.value(
        `steps of the ${round} rotation, each done twice`,
        steps.map(step => step.decision),
        'subset-of',
        ['accepted'],
      )
      current = next
    }
    const done = acts('management').slice(before)
    check.value('slowest step (ms)', Math.max(...steps.map(step => step.tookMs)), 'at-most', limits.timeToStopMs)
    const known = new Set((await audit.about(partner, done)).map(record => record.correlation))
    check.value('steps without a record', done.filter(act => !known.has(act.correlation)).length, 'equals', 0)

    check.value(
      'rotation that nobody finishes',
      (await rotation.of(interrupted).announce()).decision,
      'equals',
      'accepted',
    )
    await issuer.admits(interrupted.tokenRequest())

    for (const time of ['first', 'second'])
      check.value(`end said for the ${time} time`, await pull(organisations.end(partner.organisation)), 'equals', true)
    await propagation()
    check.value('what can still act', await organisations.inventory(partner.organisation), 'is-empty')
  },
})
