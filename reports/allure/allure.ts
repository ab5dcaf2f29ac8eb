/** The run as Allure results, one per control with its checks as steps. For test engineers: neither gate nor certificate. */
import { type Label, LabelName, Severity, Stage, type TestResult } from 'allure-js-commons'
import { ReporterRuntime } from 'allure-js-commons/sdk/reporter'
import type { ReportInput } from '../report-input.ts'
import { show, showSentence } from '../show.ts'
import { type ControlView, controlViews } from '../view/control-view.ts'
import { type Scan, writeArtefacts } from '../write.ts'
import { createCollector } from './collector.ts'
import { stableHash, stableUuid } from './stable-id.ts'
import { statusOf } from './status-of.ts'
import { addSteps } from './steps.ts'
import { type WallClock, wallClock } from './wall-clock.ts'

/** File names and texts. Equal input gives equal files: the ids are ours, so that history survives another machine. */
export function renderAllure(input: ReportInput): Map<string, string> {
  const { files, writer } = createCollector()
  const { verdict, plan } = input
  const runtime = new ReporterRuntime({
    writer,
    environmentInfo: {
      verdict: verdict.notAGoLiveDecision ? `${verdict.verdict} (not a go-live decision)` : verdict.verdict,
      target: show(verdict.target),
      partner: show(verdict.partner),
      tier: verdict.tier,
      profile: `${show(verdict.profile.name)} ${show(verdict.profile.digest)}`,
      tool: show(plan.tool),
      record: show(verdict.record.head),
    },
  })
  const clock = wallClock(input)
  for (const view of controlViews(input)) write(runtime, view, input, clock)
  runtime.writeEnvironmentInfo()
  return files
}

/** Writes them to `directory` (`allure-results`), none if one would leak. Old results there are not removed. */
export async function writeAllureResults(directory: string, input: ReportInput, scan: Scan): Promise<void> {
  await writeArtefacts(directory, renderAllure(input), scan)
}

function write(runtime: ReporterRuntime, view: ControlView, input: ReportInput, clock: WallClock): void {
  const { start, stop } = clock.played(view.scenario)
  const { status, message } = statusOf(view)
  const id = runtime.startTest({
    ...identity(view, input),
    ...descriptions(view),
    labels: labels(view),
    status,
    stage: Stage.FINISHED,
    start,
  })
  runtime.updateTest(id, result => {
    result.statusDetails = { message: showSentence(message), trace: detail(view) }
    result.parameters = parameters(input)
  })
  addSteps(runtime, id, view, input, clock)
  runtime.stopTest(id, { stop })
  runtime.updateTest(id, result => {
    result.uuid = stableUuid(input.verdict.run, view.id)
  })
  runtime.writeTest(id)
}

function identity(view: ControlView, { verdict }: ReportInput): Partial<TestResult> {
  return {
    name: `${show(view.id)} ${view.title}`,
    fullName: `sallyport.${view.stage}.${show(view.id)}`,
    titlePath: ['sallyport', view.stage],
    testCaseId: stableHash('sallyport', view.id),
    historyId: stableHash('sallyport', view.id, verdict.target, verdict.partner, verdict.tier),
  }
}

function descriptions({ sources, core, required }: ControlView): Partial<TestResult> {
  const kind = [core ? 'core' : null, required ? 'required' : 'not required'].filter(word => word !== null).join(', ')
  return { description: `${kind}. Rests on ${sources.join('; ') || 'no source'}.` }
}

function labels(view: ControlView): Label[] {
  const severity = view.core ? Severity.BLOCKER : view.required ? Severity.CRITICAL : Severity.MINOR
  return [
    { name: LabelName.EPIC, value: view.stage },
    { name: LabelName.FEATURE, value: show(view.scenario ?? 'no scenario') },
    { name: LabelName.STORY, value: view.title },
    { name: LabelName.PARENT_SUITE, value: 'sallyport' },
    { name: LabelName.SUITE, value: view.stage },
    { name: LabelName.SEVERITY, value: severity },
    { name: LabelName.FRAMEWORK, value: 'sallyport' },
    { name: LabelName.TAG, value: view.result },
    ...(view.core ? [{ name: LabelName.TAG, value: 'core' }] : []),
  ]
}

/** Nothing that could be worth hiding: "masked" parameters stand in clear in the results. */
function parameters({ verdict }: ReportInput): TestResult['parameters'] {
  const values = { target: verdict.target, partner: verdict.partner, tier: verdict.tier, profile: verdict.profile.name }
  return Object.entries(values).map(([name, value]) => ({ name, value: show(value), excluded: true }))
}

function detail({ expected, seen, point, path, connection }: ControlView): string {
  const where = [point, path, connection].filter(part => part !== undefined).join(', ')
  const lines: [string, string | undefined][] = [
    ['expected', expected],
    ['seen', seen],
    ['where', where || undefined],
  ]
  return lines.flatMap(([label, value]) => (value === undefined ? [] : [`${label}: ${showSentence(value)}`])).join('\n')
}
