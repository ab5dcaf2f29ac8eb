/** Joins each result with what the catalogue says of its control, in the order of the life cycle. */
import { type Stage, stages } from '../../scenarios/core/plan.ts'
import type { ControlResult } from '../../scenarios/core/verdict-file.ts'
import type { ReportInput } from '../report-input.ts'

export interface ControlView extends ControlResult {
  stage: Stage | 'OTHER'
  title: string
  core: boolean
  sources: readonly string[]
  /** Failed although it is not required: told, but not part of the verdict. */
  finding: boolean
}

export function controlViews({ verdict, catalogue }: Pick<ReportInput, 'verdict' | 'catalogue'>): ControlView[] {
  const known = new Map(catalogue.map(control => [control.id, control]))
  const views = verdict.controls.map((result): ControlView => {
    const control = known.get(result.id)
    return {
      ...result,
      stage: control?.stage ?? stageOf(result.id),
      title: control?.title ?? 'not in the catalogue of this version',
      core: control?.core ?? false,
      sources: control?.sources ?? [],
      finding: result.result === 'fail' && !result.required,
    }
  })
  return views.sort((a, b) => rank(a.stage) - rank(b.stage) || (a.id < b.id ? -1 : 1))
}

function stageOf(id: string): Stage | 'OTHER' {
  return stages.find(stage => id.startsWith(`${stage}-`)) ?? 'OTHER'
}

function rank(stage: Stage | 'OTHER'): number {
  return stage === 'OTHER' ? stages.length : stages.indexOf(stage)
}

/** What needs the reader's eye, the most serious first: failures, what could not be decided, then findings. */
export function troubles(views: readonly ControlView[]): ControlView[] {
  const seriousness = ({ result, required }: ControlView) =>
    (result === 'fail' ? 2 : result === 'inconclusive' ? 1 : 0) * (required ? 10 : 1)
  return views.filter(view => seriousness(view) > 0).sort((a, b) => seriousness(b) - seriousness(a))
}
