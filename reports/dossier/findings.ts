/** Each failure and each open question: what was expected, what was seen, on which evidence, and how to see it again. */
import { type ComponentChild, h } from 'preact'
import type { Line } from '../../scenarios/core/record.ts'
import type { ReportInput } from '../report-input.ts'
import { show, showSentence } from '../show.ts'
import type { ControlView } from '../view/control-view.ts'
import { troubles } from '../view/control-view.ts'
import { type Evidence, evidenceOf } from '../view/evidence-of.ts'
import { rerunCommand } from '../view/rerun-command.ts'
import { tellCheck, tellLine } from '../view/spell-facts.ts'
import { badge } from './badge.ts'
import { table } from './table.ts'

/** More than this helps no reader; the record holds the rest. */
const shownChecks = 4
const shownLines = 12

export function findings(input: ReportInput, views: readonly ControlView[]): ComponentChild {
  const list = troubles(views)
  if (list.length === 0) return null
  return h(
    'section',
    { id: 'findings' },
    h('h2', null, 'What to do before going live'),
    list.map(view => finding(input, view)),
  )
}

function finding(input: ReportInput, view: ControlView): ComponentChild {
  const evidence = evidenceOf(view, input.lines)
  return h(
    'article',
    { class: 'finding', id: view.id },
    h(
      'header',
      null,
      badge(view.result, view.finding ? '✗ failed, not required' : undefined),
      h('h3', null, `${show(view.id)} ${view.title}`),
      view.core ? h('span', { class: 'soft small' }, 'core') : null,
    ),
    h('p', null, showSentence(view.reason)),
    contrast(view),
    where(view),
    h('p', null, h('strong', null, 'To do: '), advice(view)),
    evidenceTable(evidence),
    view.sources.length > 0 ? h('p', { class: 'soft small' }, `Rests on ${view.sources.join('; ')}`) : null,
    h('pre', null, rerunCommand(input, [view.id])),
  )
}

function contrast({ expected, seen, result }: ControlView): ComponentChild {
  if (expected === undefined && seen === undefined) return null
  return h(
    'div',
    { class: 'contrast' },
    h('div', null, h('span', { class: 'soft small' }, 'Expected'), h('p', null, showSentence(expected ?? 'not told'))),
    h(
      'div',
      { class: `seen ${result}` },
      h('span', { class: 'soft small' }, 'Seen'),
      h('p', null, showSentence(seen ?? 'nothing')),
    ),
  )
}

function where({ point, path, connection }: ControlView): ComponentChild {
  const parts = [point, path, connection].flatMap(part => (part === undefined ? [] : [show(part, 64)]))
  return parts.length === 0 ? null : h('p', { class: 'soft small' }, `At ${parts.join(' · ')}`)
}

function advice({ result, expected, scenario }: ControlView): string {
  if (result === 'inconclusive') {
    return scenario === null
      ? 'nothing in this run put it to the test. Run the whole profile, without a filter.'
      : 'remove what stood in the way of a clear answer, then run it again with the command below.'
  }
  return expected === undefined
    ? 'mend the target so that the statement above holds, then run the command below.'
    : 'mend the target until what is seen is what is expected, then run the command below.'
}

function evidenceTable(evidence: readonly Evidence[]): ComponentChild {
  const rows = evidence.slice(0, shownChecks).flatMap(({ check, lines }) => {
    const told = lines.slice(0, shownLines).map(lineRow)
    const compared = tellCheck(check.check)
    return compared === null ? told : [...told, row(check.seq, 'check', compared, '')]
  })
  if (rows.length === 0) return null
  return table(['Line', 'By', 'What', 'Outcome'], h('tbody', null, rows), 'Evidence, by line of record.ndjson')
}

function lineRow(line: Line): ComponentChild {
  const told = tellLine(line)
  return told && row(told.seq, told.who, told.what, told.outcome)
}

function row(seq: number, who: string, what: string, outcome: string): ComponentChild {
  return h(
    'tr',
    null,
    h('td', { class: 'number' }, seq),
    h('td', null, who),
    h('td', null, what),
    h('td', null, outcome),
  )
}
