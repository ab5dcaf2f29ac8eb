/** How fine the measurements are, what so many of them prove, and whether the clocks can be compared. */
import { type ComponentChild, h } from 'preact'
import type { ReportInput } from '../report-input.ts'
import { show } from '../show.ts'
import { type ClockOffset, clockOffsets } from '../view/clock-offsets.ts'
import { type Confidence, confidenceOf, fewestHoldProbes, leftoverRate } from '../view/confidence.ts'
import { spellDuration } from '../view/spell-duration.ts'
import { table } from './table.ts'

export function confidenceSection({ verdict, lines, plan }: ReportInput): ComponentChild {
  const confidence = confidenceOf(verdict.timeToStop)
  return h(
    'section',
    { id: 'confidence' },
    h('h2', null, 'How far the figures carry'),
    confidence ? resolution(confidence, fewestHoldProbes(lines)) : h('p', null, 'No time to stop was measured.'),
    h('h3', null, 'Clocks'),
    clocks(clockOffsets(lines), plan.limits.clockOffsetMs),
  )
}

function resolution(confidence: Confidence, holdProbes: number | null): ComponentChild {
  const { cells, probes, fewestProbes, medianWidthMs, widestMs, open, loopDelayP99Ms } = confidence
  const known = (ms: number | null) => (ms === null ? 'not known' : spellDuration(ms))
  const figures: [string, string][] = [
    ['Cells measured', String(cells)],
    ['Probes', String(probes)],
    ['Fewest in one cell', String(fewestProbes)],
    ['Width of an interval, median', known(medianWidthMs)],
    ['Widest', known(widestMs)],
    ['Without a known end', String(open)],
    ['Own delay, 99th percentile', `${loopDelayP99Ms.toFixed(1)} ms`],
  ]
  return h(
    'div',
    null,
    h(
      'dl',
      { class: 'figures' },
      figures.map(([label, value]) => h('div', null, h('dt', null, label), h('dd', null, value))),
    ),
    h('p', null, repetitionSentence(confidence)),
    holdProbes === null ? null : h('p', null, holdSentence(holdProbes)),
  )
}

function repetitionSentence({ repetitions, boundedQuantile }: Confidence): string {
  const percent = Math.floor(boundedQuantile * 100)
  const times = repetitions === 1 ? 'once' : `${repetitions} times or more`
  return (
    `Each cell was measured ${times}. With 95 % confidence the slowest stop observed bounds the ${percent} % quantile of all stops, no more: ` +
    'it shows that the lever works and how quickly it can, not how slow it may get. Ten repetitions bound the 74 % quantile, fifty-nine the 95 % quantile.'
  )
}

function holdSentence(probes: number): string {
  const percent = leftoverRate(probes) * 100
  return (
    `After its stop, every cell that stopped was tried at least ${probes} more ${probes === 1 ? 'time' : 'times'}. Where none was let in, the rate of requests that would be is ` +
    `below ${percent < 10 ? percent.toFixed(1) : Math.ceil(percent)} %, with 95 % confidence. One kept-alive connection speaks for one replica only.`
  )
}

function clocks(offsets: readonly ClockOffset[], limitMs: number): ComponentChild {
  if (offsets.length === 0) return h('p', null, 'Not known: no answer carried a Date header.')
  return table(
    ['Host', 'Median', 'Farthest', 'Answers', ''],
    h(
      'tbody',
      null,
      offsets.map(({ point, medianMs, worstMs, answers }) =>
        h(
          'tr',
          null,
          h('td', null, show(point, 64)),
          h('td', null, spellDuration(medianMs)),
          h('td', null, spellDuration(worstMs)),
          h('td', null, answers),
          h('td', null, Math.abs(medianMs) <= limitMs ? '✓ agrees' : '✗ too far'),
        ),
      ),
    ),
    `Offset of each Date header to the harness's wall clock; the header has a resolution of 1 s. Limit ${spellDuration(limitMs)}.`,
  )
}
