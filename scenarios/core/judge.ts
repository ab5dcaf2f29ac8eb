/** Turns a record into results: one per control of the plan, each the worst of its checks. Pure, so that anyone can judge a stored run again. */
import type { Check } from './check.ts'
import type { Control } from './control.ts'
import { type Pending, pendingOf } from './deferral.ts'
import {
  judgeAdmits,
  judgeAtMostOnce,
  judgeEnded,
  judgeKeepsOut,
  judgeNoneAdmitted,
  judgeRefuses,
  judgeWithholds,
} from './judge/comparisons.ts'
import { type CheckEntry, type Evidence, gather, type LeverPull } from './judge/evidence.ts'
import { type Finding, fail, inconclusive, isWorse, notSelected, pass } from './judge/finding.ts'
import { judgeKeepsWorking } from './judge/keeps-working.ts'
import { type Interval, judgeExpires, judgeStops } from './judge/stops.ts'
import { judgeValue } from './judge/value.ts'
import type { Plan } from './plan.ts'
import type { Entry } from './record.ts'
import type { ControlResult, KeptWorking, TimeToStop } from './verdict-file.ts'

/** One thing that kept a control from passing. A control may have several; its result tells the worst alone. */
export interface Shortcoming {
  result: 'inconclusive' | 'fail'
  reason: string
}

export interface Judged {
  controls: readonly ControlResult[]
  /** All that is wrong with a control, by its id: a waiver covers one failure, and none of the others. */
  shortcomings: ReadonlyMap<string, readonly Shortcoming[]>
  timeToStop: readonly TimeToStop[]
  keptWorking: readonly KeptWorking[]
  /** What a later sitting must finish. */
  pending?: readonly Pending[]
}

interface JudgedCheck {
  entry: CheckEntry
  finding: Finding & { interval?: Interval }
}

/**
 * An inconclusive scenario may be played once more, with new clients: then its second play counts,
 * except that a failure of the first is never played away.
 */
export function judge(plan: Plan, entries: readonly Entry[], catalogue: readonly Control[]): Judged {
  return { ...judgeAttempts(plan, entries, catalogue), pending: pendingOf(entries) }
}

function judgeAttempts(plan: Plan, entries: readonly Entry[], catalogue: readonly Control[]): Judged {
  const again = new Set(
    entries.flatMap(entry => (attemptOf(entry) === 2 && 'scenario' in entry ? [entry.scenario] : [])),
  )
  const first = judgeOnce(
    plan,
    entries.filter(entry => attemptOf(entry) !== 2),
    catalogue,
  )
  if (again.size === 0) return first
  const replayed = entries.filter(
    entry => attemptOf(entry) !== 1 || !('scenario' in entry) || !again.has(entry.scenario),
  )
  const second = judgeOnce(plan, replayed, catalogue)
  const failed = new Set(first.controls.filter(each => each.result === 'fail').map(each => each.id))
  const choose = <T>(id: string, before: T, after: T): T => (failed.has(id) ? before : after)
  return {
    controls: second.controls.map((after, index) => choose(after.id, first.controls[index] ?? after, after)),
    shortcomings: new Map(
      [...second.shortcomings].map(([id, after]) => [id, choose(id, first.shortcomings.get(id) ?? after, after)]),
    ),
    timeToStop: ofChosenPlay(first.timeToStop, second.timeToStop, failed),
    keptWorking: ofChosenPlay(first.keptWorking, second.keptWorking, failed),
  }
}

/** What a failure of the first play was told with stands; everything else is told by the second. */
function ofChosenPlay<T extends { control: string }>(
  first: readonly T[],
  second: readonly T[],
  failed: ReadonlySet<string>,
): readonly T[] {
  return [...first.filter(each => failed.has(each.control)), ...second.filter(each => !failed.has(each.control))]
}

/** Which play of its scenario an entry of judgement belongs to; evidence belongs to whatever refers to it. */
function attemptOf(entry: Entry): 1 | 2 | null {
  return entry.kind === 'check' || entry.kind === 'played' ? (entry.attempt ?? 1) : null
}

function judgeOnce(plan: Plan, entries: readonly Entry[], catalogue: readonly Control[]): Judged {
  const evidence = gather(plan, entries)
  const core = new Set(catalogue.filter(control => control.core).map(control => control.id))
  const judged = evidence.checks.map(entry => ({
    entry,
    finding: judgeCheck(
      entry.check,
      evidence,
      entry.controls.some(id => core.has(id)),
    ),
  }))
  const resulting = controlsOf(plan).map(id => resultOf(id, plan, evidence, judged))
  return {
    controls: resulting.map(each => each.result),
    shortcomings: new Map(resulting.map(each => [each.result.id, each.shortcomings])),
    timeToStop: judged.flatMap(each => timeOf(each, evidence)),
    keptWorking: judged.flatMap(each => keptOf(each, evidence)),
  }
}

function judgeCheck(check: Check, evidence: Evidence, core: boolean): JudgedCheck['finding'] {
  switch (check.kind) {
    case 'admits':
      return judgeAdmits(check, evidence)
    case 'refuses':
      return judgeRefuses(check, evidence, core)
    case 'ended':
      return judgeEnded(check, evidence, core)
    case 'withholds':
      return judgeWithholds(check, evidence)
    case 'keeps-out':
      return judgeKeepsOut(check, evidence)
    case 'at-most-once':
      return judgeAtMostOnce(check, evidence)
    case 'none-admitted':
      return judgeNoneAdmitted(check, evidence, core)
    case 'stops':
      return judgeStops(check, evidence, core)
    case 'expires':
      return judgeExpires(check, evidence, core)
    case 'keeps-working':
      return judgeKeepsWorking(check, evidence)
    case 'value':
      return judgeValue(check)
    case 'lever-done':
      return judgeLever(evidence.lever(check.lever))
    case 'gap':
      return fail(`the target has no ${check.capability}`)
    case 'untested':
      return inconclusive(check.why)
    default:
      return check satisfies never
  }
}

function judgeLever(lever: LeverPull | undefined): Finding {
  if (!lever) return inconclusive('the record does not hold the lever')
  if (lever.answer === 'refused') return fail(`the lever was refused (${lever.lever})`)
  if (lever.readBack === 'not-done') return fail(`${lever.lever} was acknowledged, but not done`)
  return lever.answer === 'done' || lever.readBack === 'done'
    ? pass(`${lever.lever} was done`)
    : inconclusive(`nobody knows whether ${lever.lever} was done`)
}

const controlsOf = (plan: Plan) => [
  ...new Set([...plan.required, ...plan.advised, ...plan.notApplicable.map(each => each.control)]),
]

interface Resulting {
  result: ControlResult
  shortcomings: readonly Shortcoming[]
}

function resultOf(id: string, plan: Plan, evidence: Evidence, judged: readonly JudgedCheck[]): Resulting {
  const base = { id, required: plan.required.includes(id) }
  const unused = plan.notApplicable.find(each => each.control === id)
  if (unused) {
    return { result: { ...base, result: 'not-applicable', scenario: null, reason: unused.reason }, shortcomings: [] }
  }
  const gap = plan.gaps.find(each => each.control === id)
  if (gap) {
    const reason = `the target lacks ${gap.capability}: ${gap.reason}`
    return {
      result: { ...base, result: 'fail', scenario: null, reason, expected: gap.capability },
      shortcomings: [{ result: 'fail', reason }],
    }
  }
  const planned = plan.scenarios.filter(scenario => scenario.controls.includes(id)).map(scenario => scenario.id)
  const own = judged.filter(({ entry }) => entry.controls.includes(id))
  const passes = own.filter(({ entry, finding }) => finding.result === 'pass' && planned.includes(entry.scenario))
  const untold = planned.length === 0 ? notSelected : unfinishedBecause(planned, evidence)
  const trouble = untold ?? (passes.length === 0 ? 'nothing about it was found to hold' : null)
  const shortcomings: Shortcoming[] = own.flatMap(({ finding: { result, reason } }) =>
    result === 'pass' ? [] : [{ result, reason }],
  )
  if (trouble) shortcomings.push({ result: 'inconclusive', reason: trouble })

  let worst: ControlResult = { ...base, result: 'pass', scenario: planned[0] ?? null, reason: praise(passes) }
  for (const { entry, finding } of own) {
    if (!isWorse(finding.result, worst.result)) continue
    const { result, reason } = finding
    worst = {
      ...base,
      result,
      scenario: entry.scenario,
      reason,
      ...placeOf(entry.check),
      ...told(entry.check, finding),
    }
  }
  if (trouble && isWorse('inconclusive', worst.result)) worst = { ...worst, result: 'inconclusive', reason: trouble }
  return { result: worst, shortcomings }
}

function praise(passes: readonly JudgedCheck[]): string {
  const tolerated = passes.map(({ finding }) => finding.tolerated).filter(each => each !== undefined)
  const count = passes.length === 1 ? '1 check passed' : `${passes.length} checks passed`
  return tolerated.length === 0 ? count : `${count}; tolerated: ${tolerated.join('; ')}`
}

function unfinishedBecause(scenarios: readonly string[], evidence: Evidence): string | null {
  for (const scenario of scenarios) {
    const played = evidence.played.get(scenario)
    if (!played) return `${scenario} left no record of its end`
    if (played.ending !== 'finished') return played.why ?? `${scenario} was ${played.ending}`
  }
  return null
}

function placeOf(check: Check): Partial<ControlResult> {
  const cell = 'cell' in check ? { path: check.cell.path, connection: check.cell.connection } : {}
  return { ...(check.point && { point: check.point }), ...cell }
}

const told = (check: Check, finding: Finding): Partial<ControlResult> => ({
  expected: check.expected,
  ...(finding.seen !== undefined && { seen: finding.seen }),
})

function timeOf({ entry, finding }: JudgedCheck, evidence: Evidence): TimeToStop[] {
  const { check } = entry
  if ((check.kind !== 'stops' && check.kind !== 'expires') || !finding.interval) return []
  const series = evidence.series(check.series)
  const control = entry.controls[0]
  if (!series || control === undefined) return []
  const lever = check.kind === 'stops' ? evidence.lever(check.lever)?.lever : 'expiry'
  if (!lever) return []
  return [
    {
      control,
      lever,
      ...check.cell,
      lowerMs: rounded(finding.interval.lowerMs),
      upperMs: rounded(finding.interval.upperMs),
      limitMs: check.kind === 'stops' ? check.limitMs : check.leewayMs,
      probes: series.probes,
      loopDelayP99Ms: rounded(series.loopDelayP99Ms) ?? 0,
      result: finding.result,
    },
  ]
}

function keptOf({ entry, finding }: JudgedCheck, evidence: Evidence): KeptWorking[] {
  const { check } = entry
  if (check.kind !== 'keeps-working' || check.lever === undefined) return []
  const lever = evidence.lever(check.lever)?.lever
  const control = entry.controls[0]
  if (!lever || control === undefined) return []
  const { point, path, connection } = check.cell
  return [{ control, lever, point, path, connection, result: finding.result }]
}

const rounded = (ms: number | null) => (ms === null ? null : Math.round(ms * 10) / 10)
