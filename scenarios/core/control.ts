/** One entry of the control catalogue: what must hold, for whom, and who says so. */
import type { Level, Stage, Tier } from './plan.ts'

export interface Control {
  /** For example `REVOKE-01`. */
  id: string
  stage: Stage
  title: string
  /** Core controls are never waived, and a profile without one of them gives no go-live decision. */
  core: boolean
  level: Readonly<Record<Tier, Level>>
  /** Clauses of the standards that it rests on, for example `RFC 7009 §2.1`. */
  sources: readonly string[]
}
