/** What was done, what the audit trail shows of it, and what it shows that nobody did. */
import { type ComponentChild, h } from 'preact'
import type { ReportInput } from '../report-input.ts'
import { show } from '../show.ts'
import { type Reconciliation, reconciliations } from '../view/reconciliations.ts'
import { spellDuration } from '../view/spell-duration.ts'

const shownRecords = 25

export function auditSection({ lines, plan }: ReportInput): ComponentChild {
  const notes = reconciliations(lines)
  return h(
    'section',
    { id: 'audit' },
    h('h2', null, 'Audit reconciliation'),
    notes.length === 0
      ? h('p', null, 'Not tested: this run compared no acts with the audit trail.')
      : notes.map(note => reconciliation(note, plan.limits.auditDelayMs)),
  )
}

function reconciliation(note: Reconciliation, limitMs: number): ComponentChild {
  const { acts, found, missing, unexpected, medianLateMs, worstLateMs, scenario } = note
  const late = (ms: number | null) => (ms === null ? 'not known' : spellDuration(ms))
  const figures: [string, string][] = [
    ['Acts', String(acts)],
    ['Found in the trail', `${found}${found === acts ? ' ✓' : ' ✗'}`],
    ['Missing', String(Math.max(missing.length, acts - found, 0))],
    ['Records nobody caused', String(unexpected.length)],
    ['Late, median', late(medianLateMs)],
    [`Late, worst (limit ${spellDuration(limitMs)})`, late(worstLateMs)],
  ]
  return h(
    'div',
    null,
    scenario === null ? null : h('p', { class: 'soft small' }, `Compared by ${show(scenario)}`),
    h(
      'dl',
      { class: 'figures' },
      figures.map(([label, value]) => h('div', null, h('dt', null, label), h('dd', null, value))),
    ),
    listed('Acts without a record', missing),
    listed('Records without an act', unexpected),
  )
}

function listed(title: string, items: readonly string[]): ComponentChild {
  if (items.length === 0) return null
  const more = items.length - shownRecords
  return h(
    'div',
    null,
    h('h3', null, title),
    h(
      'ul',
      { class: 'plain' },
      items.slice(0, shownRecords).map(item => h('li', null, show(item))),
      more > 0 ? h('li', { class: 'soft' }, `and ${more} more, in the record`) : null,
    ),
  )
}
