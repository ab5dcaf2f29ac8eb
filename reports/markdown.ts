/** A comment for a pull request: the decision, why, and what to run, within what the platforms accept. */
import type { Result } from '../scenarios/core/verdict-file.ts'
import type { ReportInput } from './report-input.ts'
import { show, showSentence } from './show.ts'
import { type ControlView, controlViews, troubles } from './view/control-view.ts'
import { drillLines, drillSteps } from './view/drill-lines.ts'
import { rerunCommand, resumeCommand } from './view/rerun-command.ts'
import { spellDuration, spellInterval } from './view/spell-duration.ts'
import { stageCounts } from './view/stage-counts.ts'
import { worstStops } from './view/worst-stops.ts'

/** A comment on GitHub holds 65,536 characters, and bytes are the stricter measure. */
export const markdownBytes = 64 * 1024

const words: Record<Result, string> = {
  pass: '✓ passed',
  fail: '✗ failed',
  inconclusive: '? inconclusive',
  waived: '~ waived',
  'not-applicable': '– not applicable',
}

/** Sections that do not fit any more are left out from the end, and the comment says so. */
export function renderMarkdown(input: ReportInput): string {
  const views = controlViews(input)
  const sections = [
    headline(input),
    caveats(input),
    reasons(input),
    leftBehind(input),
    goOn(input),
    rerun(input, views),
    stops(input),
    drills(input),
    stages(views),
    details(views),
  ].filter(section => section !== '')
  const footer = evidence(input)
  const omitted = '_Shortened: the dossier tells everything._'
  let text = ''
  for (const section of sections) {
    const longer = `${text}${section}\n\n`
    if (Buffer.byteLength(`${longer}${omitted}\n\n${footer}\n`) > markdownBytes)
      return `${text}${omitted}\n\n${footer}\n`
    text = longer
  }
  return `${text}${footer}\n`
}

function headline({ verdict }: ReportInput): string {
  const glyph = { GO: '✓', 'NO-GO': '✗', 'NO DECISION': '?' }[verdict.verdict]
  return [
    `## ${glyph} ${verdict.verdict}: ${prose(verdict.partner)} at ${prose(verdict.target)}`,
    '',
    `Tier ${prose(verdict.tier)}, profile ${code(verdict.profile.name)}, ${verdict.timing.requests} requests in ${spellDuration(verdict.timing.wallMs)}.`,
  ].join('\n')
}

function caveats({ verdict, plan }: ReportInput): string {
  const lines = [
    ...(verdict.notAGoLiveDecision ? ['**Not a go-live decision**: the profile leaves out core controls.'] : []),
    ...(plan.narrowedTo ? [`Narrowed to ${plan.narrowedTo.map(code).join(', ')}.`] : []),
    ...verdict.profile.excluded.map(
      ({ control, reason, approver }) =>
        `Excluded: ${code(control)}, ${prose(reason)} (approved by ${prose(approver)}).`,
    ),
  ]
  return lines.map(line => `> ${line}`).join('\n>\n')
}

/** The first few carry the decision; the rest is in the details. */
const shownReasons = 20

function reasons({ verdict }: ReportInput): string {
  const shown = verdict.reasons.slice(0, shownReasons).map((reason, index) => `${index + 1}. ${prose(reason)}`)
  const more = verdict.reasons.length - shownReasons
  return [...shown, ...(more > 0 ? [`\n… and ${more} more.`] : [])].join('\n')
}

function leftBehind({ verdict }: ReportInput): string {
  if (verdict.leftBehind.length === 0) return ''
  const shown = verdict.leftBehind.slice(0, shownReasons)
  const more = verdict.leftBehind.length - shown.length
  return [
    `**Left behind in the target** (${verdict.leftBehind.length}):`,
    '',
    ...shown.map(item => `- ${prose(item)}`),
    ...(more > 0 ? [`- … and ${more} more`] : []),
  ].join('\n')
}

function goOn({ verdict: { pending = [] }, plan }: ReportInput): string {
  if (pending.length === 0) return ''
  return [
    '**Pending**, to be finished in a later sitting:',
    '',
    ...pending.map(
      ({ controls, until, waitsFor, keeps }) =>
        `- ${controls.map(code).join(', ')} from ${prose(until)} (${prose(waitsFor)}); kept in the target for it: ${prose(keeps.join(', '))}`,
    ),
    '',
    '```sh',
    resumeCommand({ plan }).replaceAll('`', "'"),
    '```',
  ].join('\n')
}

function rerun(input: ReportInput, views: readonly ControlView[]): string {
  const later = new Set((input.verdict.pending ?? []).flatMap(each => each.controls))
  const ids = troubles(views)
    .filter(({ required, id }) => required && !later.has(id))
    .map(({ id }) => id)
  if (ids.length === 0) return ''
  return ['```sh', rerunCommand(input, ids.slice(0, 5)).replaceAll('`', "'"), '```'].join('\n')
}

function stops({ verdict }: ReportInput): string {
  const rows = worstStops(verdict.timeToStop).map(stop => [
    code(stop.lever),
    code(stop.point),
    `${words[stop.result]}: ${spellInterval(stop.lowerMs, stop.upperMs)}`,
    spellDuration(stop.limitMs),
    prose([stop.path, stop.connection, stop.regime].join(', ')),
  ])
  return rows.length === 0 ? '' : table(['Lever', 'Point', 'Time to stop (worst)', 'Limit', 'Where'], rows)
}

function drills(input: ReportInput): string {
  const rows = drillLines(input).map(({ scenario, stolen, steps }) => [
    `${code(scenario)} ${prose(stolen)}`,
    ...steps.map(({ when }) => prose(when)),
  ])
  return rows.length === 0 ? '' : table(['Stolen', ...drillSteps], rows)
}

function stages(views: readonly ControlView[]): string {
  const rows = stageCounts(views).map(count => [
    code(count.stage),
    ...[count.pass, count.fail, count.inconclusive, count.waived, count.finding, count.notApplicable].map(number =>
      number === 0 ? '' : String(number),
    ),
  ])
  return folded(
    'Results by stage',
    table(['Stage', 'Passed', 'Failed', 'Inconclusive', 'Waived', 'Failed, not required', 'Not applicable'], rows),
  )
}

function details(views: readonly ControlView[]): string {
  const entries = troubles(views).map(view => {
    const facts: [string, string | undefined][] = [
      ['expected', view.expected],
      ['seen', view.seen],
      ['where', [view.point, view.path, view.connection].filter(part => part !== undefined).join(', ') || undefined],
    ]
    return [
      `- **${prose(view.id)}** ${prose(view.title)} (${view.finding ? '✗ failed, not required' : words[view.result]}): ${prose(view.reason)}`,
      ...facts.flatMap(([label, value]) => (value === undefined ? [] : [`  - ${label}: ${prose(value)}`])),
    ].join('\n')
  })
  return entries.length === 0 ? '' : folded('What was expected and what was seen', entries.join('\n'))
}

function evidence({ verdict }: ReportInput): string {
  return `Evidence: ${verdict.record.lines} lines, ${code(verdict.record.head)}. Run ${code(verdict.run)}.`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function folded(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`
}

function code(text: string): string {
  return `<code>${entities(show(text, 128))}</code>`
}

/**
 * Text that stays text: no emphasis, no link, no image, no HTML.
 * An empty comment after what starts a mention, a reference or an address keeps the platform from making one of it.
 */
function prose(text: string): string {
  return entities(showSentence(text)).replaceAll(
    /&#(?:64|35);|\bwww(?=\.)|\bGH(?=-)|:(?=\/\/)/gi,
    start => `${start}<!-- -->`,
  )
}

/** Round brackets and exclamation marks mean nothing once square brackets are gone. */
function entities(text: string): string {
  return text.replaceAll(/[&<>"`*_[\]#|~\\@$]/g, character => `&#${character.charCodeAt(0)};`)
}
