/** Counts results per stage of the life cycle; `finding` is a failure that the verdict does not rest on. */
import type { ControlView } from './control-view.ts'

export interface StageCount {
  stage: ControlView['stage']
  pass: number
  fail: number
  inconclusive: number
  waived: number
  finding: number
  notApplicable: number
}

export function stageCounts(views: readonly ControlView[]): StageCount[] {
  return [...Map.groupBy(views, ({ stage }) => stage)].map(([stage, members]) => {
    const count = (result: ControlView['result']) => members.filter(member => member.result === result).length
    const finding = members.filter(member => member.finding).length
    return {
      stage,
      pass: count('pass'),
      fail: count('fail') - finding,
      inconclusive: count('inconclusive'),
      waived: count('waived'),
      finding,
      notApplicable: count('not-applicable'),
    }
  })
}
