/** Each theft as a story with a clock, from the theft to the last time that it was of use. */
import { type ComponentChild, h } from 'preact'
import type { ReportInput } from '../report-input.ts'
import { show } from '../show.ts'
import { type DrillLines, drillLines, drillSteps } from '../view/drill-lines.ts'
import { table } from './table.ts'

export function drillsSection(input: ReportInput): ComponentChild {
  const drills = drillLines(input)
  if (drills.length === 0) return null
  return h(
    'section',
    { id: 'drills' },
    h('h2', null, 'Theft drills'),
    table(
      ['Stolen', ...drillSteps.map(capital)],
      h('tbody', null, drills.map(row)),
      'All times count from the theft. The blast window reaches from the theft to the last time that the thief was let in, over any way in that was watched; it includes the time that the drill itself took to look for alert and records.',
    ),
  )
}

function row({ scenario, stolen, steps, window }: DrillLines): ComponentChild {
  const glyph = { none: '✓', ended: '✓', open: '✗' }[window]
  return h(
    'tr',
    null,
    h('th', { scope: 'row' }, `${show(stolen)} (${show(scenario)})`),
    steps.map(({ name, when }) => h('td', null, name === 'blast window' ? `${glyph} ${show(when)}` : show(when))),
  )
}

const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`
