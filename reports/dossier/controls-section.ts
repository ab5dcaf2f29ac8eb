/** Every control with its result, and every one without: what was not put to the test, and why. */
import { type ComponentChild, h } from 'preact'
import type { ReportInput } from '../report-input.ts'
import { show, showSentence } from '../show.ts'
import type { ControlView } from '../view/control-view.ts'
import { badge } from './badge.ts'
import { table } from './table.ts'

export function controlsSection(views: readonly ControlView[]): ComponentChild {
  return h(
    'section',
    { id: 'controls' },
    h('h2', null, 'All controls'),
    table(
      ['Control', 'What must hold', 'Result', 'Reason'],
      [...Map.groupBy(views, ({ stage }) => stage)].map(([stage, members]) =>
        h('tbody', null, h('tr', null, h('th', { scope: 'rowgroup', colSpan: 4 }, stage)), members.map(controlRow)),
      ),
    ),
  )
}

function controlRow(view: ControlView): ComponentChild {
  const { id, title, result, reason, required, core, finding } = view
  const notes = [core ? 'core' : null, required ? null : 'not required'].filter(note => note !== null)
  return h(
    'tr',
    null,
    h(
      'td',
      null,
      h('code', null, show(id)),
      notes.length > 0 ? h('span', { class: 'soft' }, ` ${notes.join(', ')}`) : null,
    ),
    h('td', null, title),
    h('td', null, badge(result, finding ? '✗ failed, not required' : undefined)),
    h('td', null, result === 'pass' ? '' : showSentence(reason)),
  )
}

export function untestedSection(
  { plan, catalogue, verdict }: ReportInput,
  views: readonly ControlView[],
): ComponentChild {
  const inProfile = new Set(plan.profile.controls)
  const outside = catalogue.filter(({ id }) => !inProfile.has(id)).map(({ id }) => id)
  const excluded = new Set(verdict.profile.excluded.map(({ control }) => control))
  const rows: [string, string][] = [
    ...verdict.profile.excluded.map(({ control, reason }): [string, string] => [
      control,
      `excluded by the profile: ${reason}`,
    ]),
    ...plan.gaps.map(({ control, capability, reason }): [string, string] => [
      control,
      `the target does not have ${capability}: ${reason}`,
    ]),
    ...plan.notApplicable.map(({ control, reason }): [string, string] => [control, `does not apply: ${reason}`]),
    ...views
      .filter(({ result, scenario }) => result === 'inconclusive' && scenario === null)
      .map(({ id, reason }): [string, string] => [id, reason]),
    ...outside.filter(id => !excluded.has(id)).map((id): [string, string] => [id, 'not in this profile']),
  ]
  return h(
    'section',
    { id: 'untested' },
    h('h2', null, 'Not tested, and why'),
    rows.length === 0
      ? h('p', null, 'Every control of the catalogue was put to the test.')
      : table(
          ['Control', 'Why it was not tested'],
          h(
            'tbody',
            null,
            rows.map(([id, why]) =>
              h('tr', null, h('td', null, h('code', null, show(id))), h('td', null, showSentence(why))),
            ),
          ),
        ),
  )
}
