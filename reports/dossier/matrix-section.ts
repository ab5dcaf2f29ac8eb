/** The kill matrix as a real table: which lever closed which way in, where, and how long that took. */
import { type ComponentChild, h } from 'preact'
import { worse } from '../../scenarios/core/judge/finding.ts'
import type { TimeToStop } from '../../scenarios/core/verdict-file.ts'
import type { ReportInput } from '../report-input.ts'
import { show } from '../show.ts'
import { type KillMatrix, killMatrix, type MatrixCell, type MatrixRow } from '../view/kill-matrix.ts'
import { inWords, leverWords, pathWords } from '../view/names.ts'
import { spellDuration, spellInterval } from '../view/spell-duration.ts'
import { whatTrialsProve } from '../view/trials.ts'
import { stopBar } from './stop-bar.ts'

export function matrixSection(input: ReportInput): ComponentChild {
  const matrix = killMatrix(input)
  return h(
    'section',
    { id: 'matrix', class: 'matrix-page' },
    h('h2', null, 'Kill matrix'),
    h(
      'p',
      null,
      'How long each way in stayed open after each lever was pulled. A stop is an interval: the last request that was let in was sent at its beginning, ' +
        'the first credited refusal had arrived by its end. Time counts from the moment the lever was sent.',
    ),
    matrix.rows.length === 0
      ? h('p', null, h('strong', null, 'No lever was pulled in this run.'))
      : table(matrix, input),
    legend(),
    trials(input),
    untested(matrix),
  )
}

function table({ columns, rows }: KillMatrix, { plan }: ReportInput): ComponentChild {
  const points = [...Map.groupBy(columns, ({ point }) => point)]
  return h(
    'div',
    { class: 'scroll' },
    h(
      'table',
      { class: 'matrix' },
      h('caption', null, `Limit for a stop at this tier: ${spellDuration(plan.limits.timeToStopMs)}`),
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          h('th', { scope: 'col', rowSpan: 2 }, 'Lever'),
          h('th', { scope: 'col', rowSpan: 2 }, 'Way in'),
          points.map(([point, members]) => h('th', { scope: 'colgroup', colSpan: members.length }, show(point, 64))),
        ),
        h(
          'tr',
          null,
          columns.map(({ connection }) => h('th', { scope: 'col' }, connection)),
        ),
      ),
      [...Map.groupBy(rows, ({ lever }) => lever).values()].map(group => h('tbody', null, group.map(matrixRow))),
    ),
  )
}

function matrixRow({ lever, path, cells }: MatrixRow, index: number, group: readonly MatrixRow[]): ComponentChild {
  const head =
    index === 0
      ? h('th', { scope: 'rowgroup', class: 'lever', rowSpan: group.length }, inWords(leverWords, show(lever, 64)))
      : null
  return h(
    'tr',
    null,
    head,
    h('th', { scope: 'row', class: 'path' }, inWords(pathWords, show(path, 64))),
    cells.map(cellOf),
  )
}

function cellOf(cell: MatrixCell): ComponentChild {
  switch (cell.kind) {
    case 'measured': {
      const several = cell.stops.length > 1
      return h(
        'td',
        null,
        cell.stops.map(stop => stopOf(stop, several)),
      )
    }
    case 'kept': {
      const result = cell.kept.map(kept => kept.result).reduce(worse)
      return h('td', null, h('div', { class: `stop ${result}` }, h('span', { class: 'mark' }, keptMarks[result])))
    }
    case 'either':
      return h('td', { class: 'meaningless', title: 'at this tier it may stop or go on' }, 'either')
    case 'not-tested':
      return h('td', { class: 'not-tested' }, h('span', null, 'not tested'))
    case 'meaningless':
      return h('td', { class: 'meaningless', title: 'no such access here' }, '–')
    default:
      return cell satisfies never
  }
}

const marks: Record<TimeToStop['result'], string> = {
  pass: '✓ stopped',
  fail: '✗ too late',
  inconclusive: '? unclear',
  waived: '~ waived',
  'not-applicable': '– not judged',
}

const keptMarks: Record<TimeToStop['result'], string> = {
  pass: '✓ goes on',
  fail: '✗ hit by mistake',
  inconclusive: '? unclear',
  waived: '~ waived',
  'not-applicable': '– not judged',
}

function stopOf(stop: TimeToStop, several: boolean): ComponentChild {
  const mark = stop.result === 'fail' && stop.upperMs === null ? '✗ not stopped' : marks[stop.result]
  const label = several || stop.regime === 'idle' ? ` (${stop.regime})` : ''
  return h(
    'div',
    {
      class: `stop ${stop.result}`,
      title: `${show(stop.control)}: ${stop.probes} probes, limit ${spellDuration(stop.limitMs)}`,
    },
    h('span', { class: 'mark' }, `${mark}${label}`),
    h('span', { class: 'time' }, spellInterval(stop.lowerMs, stop.upperMs)),
    stopBar(stop),
  )
}

function legend(): ComponentChild {
  return h(
    'p',
    { class: 'legend' },
    h('span', null, 'Bar: time until the stop; its pale end is what is not known; the tick is the limit'),
    h(
      'span',
      null,
      h('span', { class: 'not-tested' }, h('span', null, 'not tested')),
      ' could have been measured, was not',
    ),
    h('span', null, '✓ goes on: the lever is not aimed at it'),
    h('span', null, 'either: at this tier it may stop or go on'),
    h('span', null, '– no such access there'),
  )
}

function trials({ plan }: ReportInput): ComponentChild {
  const proven = whatTrialsProve(plan)
  return proven === null ? null : h('p', { class: 'small soft' }, proven)
}

function untested({ untestedLevers, untestedPaths }: KillMatrix): ComponentChild {
  const list = (words: Readonly<Record<string, string>>, names: readonly string[]) =>
    names.length === 0 ? 'none' : names.map(name => inWords(words, name)).join(', ')
  return h(
    'p',
    { class: 'small soft' },
    h('strong', null, 'Levers not pulled: '),
    list(leverWords, untestedLevers),
    '. ',
    h('strong', null, 'Ways in not watched: '),
    list(pathWords, untestedPaths),
    '.',
  )
}
