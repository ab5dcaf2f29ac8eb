/** Folds the results of the required controls into one verdict, and one exit code. */
import type { Control } from './control.ts'
import { pendingSentences } from './deferral.ts'
import { isWorse, worse } from './judge/finding.ts'
import type { Judged } from './judge.ts'
import type { Plan } from './plan.ts'
import type { ControlResult, Result, Verdict } from './verdict-file.ts'
import { applyWaivers, misuseOf, type WaiverContext } from './waivers.ts'

/** What the record says about the run itself. */
export interface RunEnd {
  /** The chain is whole and its last entry closes the run. */
  complete: boolean
  interrupted: boolean
  leftBehind: readonly string[]
}

export interface Decision {
  verdict: Verdict
  reasons: readonly string[]
  controls: readonly ControlResult[]
  notAGoLiveDecision: boolean
}

/** `nowWall`: ISO time at which waivers are held against their dates; the start of the run, so that a stored run judges alike later. */
export function decide(
  plan: Plan,
  judged: Judged,
  end: RunEnd,
  catalogue: readonly Control[],
  nowWall: string,
): Decision {
  const { waivers, coreLeftOut } = plan.profile
  const core = new Set(catalogue.filter(control => control.core).map(control => control.id))
  const context: WaiverContext = { waivers, target: plan.target.name, core, nowWall }
  const known = worstById(judged.controls)
  const shortcomingsOf = (id: string) => judged.shortcomings.get(id) ?? []
  const required = plan.required
    .map(id => applicable(known.get(id) ?? untold(id)))
    .map(each => applyWaivers(each, shortcomingsOf(each.id), context))
  const others = [...known.values()].filter(each => !plan.required.includes(each.id))

  const doubts = waivers
    .map(waiver => misuseOf(waiver, known.get(waiver.control), shortcomingsOf(waiver.control), context))
    .filter(misuse => misuse !== null)
  if (!required.some(each => each.result === 'pass')) doubts.push('No required control passed.')
  if (!end.complete) doubts.push('The record of the run is not complete.')
  if (end.interrupted) doubts.push('The run was interrupted.')
  const { pending = [] } = judged
  const isPending = new Set(pending.flatMap(each => each.controls))
  if (plan.narrowedTo) doubts.push(`Only ${plan.narrowedTo.join(', ')} was run: at best no decision.`)

  const result = required.reduce<Result>(
    (sum, each) => worse(sum, each.result),
    doubts.length + pending.length > 0 ? 'inconclusive' : 'not-applicable',
  )
  return {
    verdict: verdictOf(result),
    reasons: [
      ...sentencesOf(required, 'fail'),
      ...pendingSentences(pending, plan.defer?.folder ?? 'DIR'),
      ...sentencesOf(
        required.filter(each => !isPending.has(each.id)),
        'inconclusive',
      ),
      ...doubts,
    ],
    controls: [...required, ...others],
    notAGoLiveDecision: coreLeftOut.length > 0,
  }
}

function verdictOf(result: Result): Verdict {
  switch (result) {
    case 'fail':
      return 'NO-GO'
    case 'inconclusive':
    case 'not-applicable':
      return 'NO DECISION'
    case 'pass':
    case 'waived':
      return 'GO'
    default:
      return result satisfies never
  }
}

/** Told twice, the worse stands. */
function worstById(results: readonly ControlResult[]): ReadonlyMap<string, ControlResult> {
  const known = new Map<string, ControlResult>()
  for (const each of results) {
    const before = known.get(each.id)
    if (!before || isWorse(each.result, before.result)) known.set(each.id, each)
  }
  return known
}

const untold = (id: string): ControlResult => ({
  id,
  result: 'inconclusive',
  required: true,
  scenario: null,
  reason: 'the record says nothing about it',
})

/** What does not apply is not required, and what is required applies; and only a waiver makes a failure waived. */
function applicable(each: ControlResult): ControlResult {
  if (each.result !== 'not-applicable' && each.result !== 'waived') return each
  return { ...each, result: 'inconclusive', reason: `required, but told to be ${each.result}` }
}

function sentencesOf(results: readonly ControlResult[], result: Result): string[] {
  return results
    .filter(each => each.result === result)
    .map(({ id, reason, point, path, connection }) => {
      const places = [point && `at ${point}`, path && `by ${path}`, connection && `over ${connection}`]
      const where = places.filter(place => place !== undefined && place !== '').join(' ')
      return `${id}${where ? ` ${where}` : ''}: ${reason}.`
    })
}

export interface Circumstances {
  harnessFault: boolean
  /** 130 or 143 where a signal ended the run. */
  signal: 130 | 143 | null
  leftBehind: boolean
}

/** 70 > 130/143 > 1 > 3 > 4 > 0. */
export function exitCodeOf(verdict: Verdict, { harnessFault, signal, leftBehind }: Circumstances): number {
  if (harnessFault) return 70
  if (signal) return signal
  if (verdict === 'NO-GO') return 1
  if (verdict === 'NO DECISION') return 3
  return leftBehind ? 4 : 0
}
