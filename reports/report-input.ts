/** Everything that a report is made of: a report is a pure function of it, so anyone can make it again from a stored run. */
import type { Control } from '../scenarios/core/control.ts'
import type { Plan } from '../scenarios/core/plan.ts'
import type { Line } from '../scenarios/core/record.ts'
import type { VerdictFile } from '../scenarios/core/verdict-file.ts'

export interface ReportInput {
  plan: Plan
  verdict: VerdictFile
  lines: readonly Line[]
  catalogue: readonly Control[]
}
