/** Holds the results under one defect against the healthy ones: what was named must fail, and nothing else may move. Pure. */
import type { ControlResult, Result, VerdictFile } from '../../scenarios/core/verdict-file.ts'

export interface NamedDefect {
  name: string
  breaks: readonly string[]
  may: readonly string[]
}

export interface Proof {
  defect: string
  /** Controls that had to fail and did, with the reason that they gave. */
  proven: readonly { control: string; reason: string }[]
  /** Controls that had to fail and did not. */
  missed: readonly { control: string; result: Result | 'absent'; reason: string }[]
  /** Controls that had nothing to do with it, and moved. */
  bystanders: readonly { control: string; result: Result; reason: string }[]
}

export function compare(defect: NamedDefect, healthy: VerdictFile, broken: VerdictFile): Proof {
  const under = new Map(broken.controls.map(control => [control.id, control]))
  const named = defect.breaks.map(id => under.get(id) ?? absent(id))
  const concerned = new Set([...defect.breaks, ...defect.may])
  return {
    defect: defect.name,
    proven: named.filter(each => each.result === 'fail').map(each => ({ control: each.id, reason: each.reason })),
    missed: named
      .filter(each => each.result !== 'fail')
      .map(each => ({ control: each.id, result: each.result, reason: each.reason })),
    bystanders: healthy.controls
      .filter(each => !concerned.has(each.id) && under.get(each.id)?.result !== each.result)
      .map(each => ({
        control: each.id,
        result: under.get(each.id)?.result ?? 'inconclusive',
        reason: under.get(each.id)?.reason ?? 'no record',
      })),
  }
}

const absent = (id: string): ControlResult => ({
  id,
  result: 'inconclusive',
  required: true,
  scenario: null,
  reason: 'no record',
})

export const isExact = (proof: Proof) => proof.missed.length === 0 && proof.bystanders.length === 0
