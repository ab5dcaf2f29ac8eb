/** How to run it again, and how to check this very page against its evidence. */
import { type ComponentChild, h } from 'preact'
import type { ReportInput } from '../report-input.ts'
import { show } from '../show.ts'
import { rerunCommand } from '../view/rerun-command.ts'
import { table } from './table.ts'

export function recheckSection(input: ReportInput): ComponentChild {
  const { verdict, plan, lines } = input
  const opening = lines.find(line => line.kind === 'open')
  const sittings = lines.filter(line => line.kind === 'open' || line.kind === 'resume')
  const rows: [string, string][] = [
    ['Record', `${verdict.record.lines} lines, ends with ${show(verdict.record.head)}`],
    ['Plan', opening ? show(opening.plan) : 'not recorded'],
    ['Profile', `${show(verdict.profile.name)}, ${show(verdict.profile.digest)}`],
    ['Target file', `${show(plan.target.file)}, ${show(plan.target.digest)}`],
    ['Partner file', `${show(plan.partner.file)}, ${show(plan.partner.digest)}`],
    ['Made by', `${show(plan.tool)}${opening ? ` on Node ${show(opening.node)}` : ''}`],
    ...(sittings.length > 1
      ? [['Sittings', sittings.map(each => show(each.startedWall)).join(', ')] satisfies [string, string]]
      : []),
  ]
  return h(
    'section',
    { id: 'recheck' },
    h('h2', null, 'Check it yourself'),
    h(
      'p',
      null,
      'Judge the stored evidence again, without the target. Every line of the record is chained to the one before it:',
    ),
    h('pre', null, 'sallyport verify sallyport-report'),
    h('p', null, 'Put the target to the test again:'),
    h('pre', null, rerunCommand(input)),
    table(
      [],
      h(
        'tbody',
        null,
        rows.map(([label, value]) =>
          h('tr', null, h('th', { scope: 'row' }, label), h('td', null, h('code', null, value))),
        ),
      ),
    ),
  )
}
