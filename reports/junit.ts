/** Tells a pipeline what became of each control, as JUnit XML. */
import type { ReportInput } from './report-input.ts'
import { show, showSentence } from './show.ts'
import { type ControlView, controlViews } from './view/control-view.ts'

/** One test case per control. What the verdict does not rest on is never red: a finding is skipped, with its reason. */
export function renderJunit(input: ReportInput): string {
  const { verdict } = input
  const views = controlViews(input)
  const durations = scenarioSeconds(input)
  const suites = [...Map.groupBy(views, ({ stage }) => stage)].map(([stage, members]) =>
    suite(input, stage, members, durations),
  )
  const name = `sallyport ${verdict.verdict}${verdict.notAGoLiveDecision ? ' (not a go-live decision)' : ''}`
  const { skipped: _, ...totals } = counts(views)
  const attributes = { name, ...totals, time: seconds(verdict.timing.wallMs) }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${spell(attributes)}>`,
    ...suites.flat(),
    '</testsuites>',
    '',
  ].join('\n')
}

function properties({ verdict }: ReportInput): string[] {
  const values = {
    verdict: verdict.verdict,
    run: verdict.run,
    target: verdict.target,
    partner: verdict.partner,
    tier: verdict.tier,
    profile: `${verdict.profile.name} ${verdict.profile.digest}`,
    record: `${verdict.record.lines} lines, ${verdict.record.head}`,
    leftBehind: verdict.leftBehind.join('; ') || 'nothing',
  }
  const lines = Object.entries(values).map(([name, value]) => `      <property${spell({ name, value })}/>`)
  return ['    <properties>', ...lines, '    </properties>']
}

function suite(
  input: ReportInput,
  stage: string,
  members: readonly ControlView[],
  durations: ReadonlyMap<string, number>,
): string[] {
  const time = seconds(
    members.reduce((longest, { scenario }) => Math.max(longest, durations.get(scenario ?? '') ?? 0), 0),
  )
  return [
    `  <testsuite${spell({ name: `sallyport.${stage}`, ...counts(members), time })}>`,
    ...properties(input),
    ...members.flatMap(member => testCase(member, durations.get(member.scenario ?? '') ?? 0)),
    '  </testsuite>',
  ]
}

function testCase(view: ControlView, durationMs: number): string[] {
  const attributes = spell({
    classname: `sallyport.${view.stage}`,
    name: `${view.id} ${view.title}`,
    time: seconds(durationMs),
  })
  const { element, message } = kindOf(view)
  if (element === null) return [`    <testcase${attributes}/>`]
  const detail = details(view)
  const opening = `      <${element}${spell({ message, ...(element === 'skipped' ? {} : { type: view.result }) })}`
  const body = detail.length === 0 ? [`${opening}/>`] : [`${opening}>${xmlText(detail.join('\n'))}</${element}>`]
  return [`    <testcase${attributes}>`, ...body, '    </testcase>']
}

type Element = 'failure' | 'error' | 'skipped' | null

function kindOf({ result, required, reason, finding }: ControlView): { element: Element; message: string } {
  switch (result) {
    case 'pass':
      return { element: null, message: '' }
    case 'fail':
      return finding
        ? { element: 'skipped', message: `finding, not required: ${reason}` }
        : { element: 'failure', message: reason }
    case 'inconclusive':
      return required
        ? { element: 'error', message: reason }
        : { element: 'skipped', message: `inconclusive, not required: ${reason}` }
    case 'waived':
      return { element: 'skipped', message: `waived: ${reason}` }
    case 'not-applicable':
      return { element: 'skipped', message: `not applicable: ${reason}` }
    default:
      return result satisfies never
  }
}

function details({ expected, seen, point, path, connection, sources }: ControlView): string[] {
  const where = [point, path, connection].filter(part => part !== undefined).join(', ')
  const lines: [string, string | undefined][] = [
    ['expected', expected],
    ['seen', seen],
    ['where', where || undefined],
    ['rests on', sources.join('; ') || undefined],
  ]
  const told = lines.flatMap(([label, value]) => (value === undefined ? [] : [`${label}: ${showSentence(value)}`]))
  return expected === undefined && seen === undefined ? [] : told
}

function counts(views: readonly ControlView[]) {
  const of = (element: Element) => views.filter(view => kindOf(view).element === element).length
  return { tests: views.length, failures: of('failure'), errors: of('error'), skipped: of('skipped') }
}

function scenarioSeconds({ lines }: ReportInput): Map<string, number> {
  return new Map(
    lines.flatMap(line =>
      line.kind === 'played' ? [[line.scenario, line.endedAtMs - line.startedAtMs] as const] : [],
    ),
  )
}

const seconds = (ms: number) => (Math.max(0, ms) / 1000).toFixed(3)

function spell(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${xmlText(typeof value === 'number' ? String(value) : show(value, 1024))}"`)
    .join('')
}

/** What `show` leaves has no character that XML 1.0 forbids. @see https://www.w3.org/TR/xml/#charsets */
function xmlText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
}
