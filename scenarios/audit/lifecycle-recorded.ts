/** The history of a partner is what the records of its steps say. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'AUDIT-01',
  title: 'Every step of the life cycle leaves a record',
  why: 'Who let this partner in, and who stopped it, is asked months later.',
  controls: ['AUDIT-01'],
  needs: ['audit.query', 'mgmt.lifecycle', 'mgmt.approval'],
  async play({ partner, lifecycle, approvals, pull, audit, acts, check }) {
    const before = acts('management').length
    check.value('suspension acknowledged', await pull(lifecycle.suspend(partner)), 'equals', true)
    check.value('resumption acknowledged', await pull(lifecycle.resume(partner)), 'equals', true)
    // Whether it is refused is for others to judge: here it matters that what was decided stands there.
    await approvals.approve(partner, 'requester')
    check.value('removal acknowledged', await pull(lifecycle.remove(partner)), 'equals', true)
    const steps = acts('management').slice(before)
    const records = await audit.about(partner, steps)
    for (const step of steps) {
      const told = records.filter(record => record.correlation === step.correlation)
      check.value(`records of the ${step.point}`, told.length, 'equals', 1)
      for (const record of told) {
        check.value(`actor of the ${step.point}`, record.actor, 'is-present')
        check.value(`client of the ${step.point}`, record.client, 'equals', partner.clientId)
        check.value(`outcome of the ${step.point}`, record.outcome, 'equals', step.allowed ? 'allowed' : 'denied')
      }
    }
    if (!steps.some(step => step.allowed === false)) check.untestable('no step was refused')
  },
})
