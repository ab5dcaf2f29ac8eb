/** What a person reads at the terminal when the run is over: the verdict first, then why, where, how fast, and what was left behind. */
import type { Result, Verdict } from '../scenarios/core/verdict-file.ts'
import type { ReportInput } from './report-input.ts'
import { show, showSentence } from './show.ts'
import { type ControlView, controlViews, troubles } from './view/control-view.ts'
import { drillLines } from './view/drill-lines.ts'
import { rerunCommand, resumeCommand } from './view/rerun-command.ts'
import { spellDuration, spellInterval } from './view/spell-duration.ts'
import { type StageCount, stageCounts } from './view/stage-counts.ts'
import { whatTrialsProve } from './view/trials.ts'
import { worstStops } from './view/worst-stops.ts'

export interface SummaryOptions {
  /** Colours for a terminal; leave it off where the output goes to a file or a log. */
  colour?: boolean
}

type Colour = 'red' | 'green' | 'yellow' | 'dim' | 'bold'
const codes: Record<Colour, number> = { red: 31, green: 32, yellow: 33, dim: 2, bold: 1 }
type Paint = (colour: Colour, text: string) => string

export function renderSummary(input: ReportInput, { colour = false }: SummaryOptions = {}): string {
  const paint: Paint = (name, text) => (colour ? `\u001b[${codes[name]}m${text}\u001b[0m` : text)
  const views = controlViews(input)
  const sections = [
    headline(input, paint),
    caveats(input, paint),
    reasons(input, paint),
    stagesTable(stageCounts(views), paint),
    findings(views, paint),
    stops(input, paint),
    drills(input, paint),
    timing(input, paint),
    leftBehind(input, paint),
    goOn(input, paint),
    next(input, views, paint),
  ]
  return `${sections
    .filter(section => section.length > 0)
    .map(section => section.join('\n'))
    .join('\n\n')}\n`
}

const verdictColour: Record<Verdict, Colour> = { GO: 'green', 'NO-GO': 'red', 'NO DECISION': 'yellow' }

function headline({ verdict, plan }: ReportInput, paint: Paint): string[] {
  const { profile } = verdict
  return [
    `${paint('bold', paint(verdictColour[verdict.verdict], verdict.verdict))}  ${show(verdict.partner)} at ${show(verdict.target)}`,
    paint(
      'dim',
      `tier ${verdict.tier}, profile ${show(profile.name)} (${show(profile.digest, 19)}), run ${show(plan.run)}`,
    ),
  ]
}

function caveats({ verdict, plan }: ReportInput, paint: Paint): string[] {
  const lines: string[] = []
  if (verdict.notAGoLiveDecision) {
    const leftOut = plan.profile.coreLeftOut.map(id => show(id)).join(', ')
    lines.push(
      paint('yellow', `Not a go-live decision: the profile leaves out core controls${leftOut ? ` (${leftOut})` : ''}.`),
    )
  }
  if (plan.narrowedTo) lines.push(paint('yellow', `Narrowed to ${plan.narrowedTo.map(word => show(word)).join(', ')}.`))
  for (const { control, reason, approver } of verdict.profile.excluded) {
    lines.push(
      paint(
        'yellow',
        `Excluded by the profile: ${show(control)}, ${showSentence(reason)} (approved by ${show(approver)})`,
      ),
    )
  }
  return lines
}

function reasons({ verdict }: ReportInput, paint: Paint): string[] {
  if (verdict.reasons.length === 0) return []
  const numbered = verdict.reasons.map((reason, index) => `  ${index + 1}. ${showSentence(reason)}`)
  return [paint('bold', 'Why'), ...numbered]
}

function stagesTable(counts: readonly StageCount[], paint: Paint): string[] {
  const columns = [
    ['pass', 'passed', 'green'],
    ['fail', 'failed', 'red'],
    ['inconclusive', 'inconclusive', 'yellow'],
    ['waived', 'waived', 'yellow'],
    ['finding', 'failed but not required', 'yellow'],
    ['notApplicable', 'not applicable', 'dim'],
  ] as const
  const shown = columns.filter(([member]) => member === 'pass' || counts.some(count => count[member] > 0))
  return [
    paint('bold', 'Stages'),
    ...counts.map(count => {
      const cells = shown.map(([member, word, colour]) => {
        const text = count[member] === 0 ? '' : `${count[member]} ${word}`
        // Padded before painting: colour codes have no width.
        return paint(colour, text.padEnd(word.length + 4))
      })
      return `  ${stageGlyph(count, paint)} ${count.stage.padEnd(10)}${cells.join('')}`.trimEnd()
    }),
  ]
}

function stageGlyph({ fail, inconclusive, pass, waived }: StageCount, paint: Paint): string {
  if (fail > 0) return paint('red', '✗')
  if (inconclusive > 0) return paint('yellow', '?')
  if (pass > 0) return paint('green', '✓')
  return waived > 0 ? paint('yellow', '~') : paint('dim', '-')
}

function findings(views: readonly ControlView[], paint: Paint): string[] {
  const found = views.filter(({ finding }) => finding)
  if (found.length === 0) return []
  return [
    paint('bold', 'Findings that the verdict does not rest on'),
    ...found.map(({ id, reason }) => `  ! ${show(id)}: ${showSentence(reason)}`),
  ]
}

const resultMark: Record<Result, [Colour, string]> = {
  pass: ['green', '✓'],
  fail: ['red', '✗'],
  inconclusive: ['yellow', '?'],
  waived: ['yellow', '~'],
  'not-applicable': ['dim', '-'],
}

function stops({ plan, verdict }: ReportInput, paint: Paint): string[] {
  const worst = worstStops(verdict.timeToStop)
  if (worst.length === 0) return []
  const rows = worst.map(stop => ({
    stop,
    lever: show(stop.lever, 24),
    point: show(stop.point, 24),
    interval: spellInterval(stop.lowerMs, stop.upperMs),
    limit: `limit ${spellDuration(stop.limitMs)}`,
    cell: `${[stop.path, stop.connection, stop.regime].map(word => show(word, 32)).join(', ')}${stop.cells > 1 ? ` (worst of ${stop.cells})` : ''}`,
  }))
  const width = (member: 'lever' | 'point' | 'interval' | 'limit') => Math.max(...rows.map(row => row[member].length))
  const [lever, point, interval, limit] = [width('lever'), width('point'), width('interval'), width('limit')]
  const proven = whatTrialsProve(plan)
  return [
    paint('bold', 'Time to stop, worst per lever and point'),
    ...rows.map(row => {
      const [colour, glyph] = resultMark[row.stop.result]
      const name = `${row.lever.padEnd(lever)}  ${row.point.padEnd(point)}`
      return `  ${paint(colour, glyph)} ${name}  ${row.interval.padEnd(interval)}  ${row.limit.padEnd(limit)}  ${paint('dim', row.cell)}`
    }),
    ...(proven ? [paint('dim', `  ${proven}`)] : []),
  ]
}

function drills(input: ReportInput, paint: Paint): string[] {
  const told = drillLines(input)
  if (told.length === 0) return []
  return [
    paint('bold', 'Theft drills, from the theft on'),
    ...told.flatMap(({ scenario, stolen, steps, window }) => [
      `  ${window === 'open' ? paint('red', '✗') : paint('green', '✓')} ${show(scenario)}: ${show(stolen)}`,
      paint('dim', `      ${steps.map(({ name, when }) => `${name}: ${show(when)}`).join(' · ')}`),
    ]),
  ]
}

function timing({ verdict: { timing, record } }: ReportInput, paint: Paint): string[] {
  const { wallMs, criticalPathMs, predictedMs, requests } = timing
  const ratio = criticalPathMs > 0 ? ` (${(wallMs / criticalPathMs).toFixed(2)} ×)` : ''
  return [
    paint('bold', 'Time'),
    `  wall ${spellDuration(wallMs)}, critical path ${spellDuration(criticalPathMs)}${ratio}, predicted ${spellDuration(predictedMs)}, ${requests} requests`,
    paint('dim', `  evidence ${record.lines} lines, ${show(record.head, 80)}`),
  ]
}

function leftBehind({ verdict }: ReportInput, paint: Paint): string[] {
  if (verdict.leftBehind.length === 0) return ['Nothing was left behind in the target.']
  return [
    paint('red', `Left behind in the target (${verdict.leftBehind.length}):`),
    ...verdict.leftBehind.map(item => `  ${showSentence(item)}`),
  ]
}

/** What is pending is not tried again but gone on with. */
function goOn({ verdict: { pending = [] }, plan }: ReportInput, paint: Paint): string[] {
  if (pending.length === 0) return []
  const kept = [...new Set(pending.flatMap(each => each.keeps))]
  return [
    paint('bold', 'Go on later'),
    ...pending.map(
      ({ controls, until, waitsFor }) =>
        `  from ${show(until)}: ${controls.map(id => show(id)).join(', ')} (${show(waitsFor)})`,
    ),
    `  ${resumeCommand({ plan })}`,
    ...(kept.length > 0
      ? [paint('dim', `  kept in the target for it: ${kept.map(name => show(name)).join(', ')}`)]
      : []),
  ]
}

function next(input: ReportInput, views: readonly ControlView[], paint: Paint): string[] {
  const later = new Set((input.verdict.pending ?? []).flatMap(each => each.controls))
  const ids = troubles(views)
    .filter(({ required, id }) => required && !later.has(id))
    .map(({ id }) => id)
  if (ids.length === 0) return []
  return [paint('bold', 'Try again'), `  ${rerunCommand(input, ids.slice(0, 5))}`]
}
