/** The checks of a control as steps, and the lines of the record on which each of them rests. */
import { Stage } from 'allure-js-commons'
import type { ReporterRuntime } from 'allure-js-commons/sdk/reporter'
import type { Line } from '../../scenarios/core/record.ts'
import type { ReportInput } from '../report-input.ts'
import { showSentence } from '../show.ts'
import type { ControlView } from '../view/control-view.ts'
import { evidenceOf } from '../view/evidence-of.ts'
import { tellCheck, tellLine } from '../view/spell-facts.ts'
import { statusOf } from './status-of.ts'
import type { WallClock } from './wall-clock.ts'

/** Only the checks that the result tells of bear its status; what became of the others stands in the verdict alone. */
export function addSteps(
  runtime: ReporterRuntime,
  test: string,
  view: ControlView,
  { lines }: ReportInput,
  clock: WallClock,
): void {
  const { status } = statusOf(view)
  const told = new Set(evidenceOf(view, lines).map(({ check }) => check.seq))
  // Without an expectation every check of the control is told of, also those that did not cause the result.
  const every = evidenceOf(
    { id: view.id, result: view.result, required: view.required, scenario: null, reason: '' },
    lines,
  )
  for (const { check, lines: below } of every) {
    const blamed = view.result === 'pass' || told.has(check.seq)
    const compared = tellCheck(check.check)
    const name = `${showSentence(check.check.expected)}${compared === null ? '' : ` (${compared})`}`
    const step = runtime.startStep(test, null, {
      name,
      ...(blamed ? { status } : {}),
      stage: Stage.FINISHED,
      start: clock.at(startOf(below[0] ?? check)),
    })
    if (step === undefined) continue
    for (const line of below) {
      const row = tellLine(line)
      const child =
        row &&
        runtime.startStep(test, step, {
          name: `line ${row.seq}, ${row.who}: ${row.what} → ${row.outcome}`,
          stage: Stage.FINISHED,
          start: clock.at(startOf(line)),
        })
      if (child) runtime.stopStep(child, { stop: clock.at(endOf(line)) })
    }
    runtime.stopStep(step, { stop: clock.at(endOf(below.at(-1) ?? check)) })
  }
}

function startOf(line: Line): number {
  switch (line.kind) {
    case 'exchange':
      return line.facts.sentAtMs
    case 'lever':
      return line.sentAtMs
    case 'series':
      return line.segments[0]?.first.sentAtMs ?? line.armedAtMs ?? line.atMs
    default:
      return line.atMs
  }
}

function endOf(line: Line): number {
  switch (line.kind) {
    case 'exchange':
      return line.facts.endedAtMs
    case 'lever':
      return line.acknowledgedAtMs ?? line.sentAtMs
    case 'series':
      return line.untilMs
    default:
      return line.atMs
  }
}
