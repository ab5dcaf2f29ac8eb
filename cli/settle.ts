/** From a stored record to a verdict file: the same pure steps at the end of a run, in `verify` and in `report`. */
import type { RecordRead } from '../reports/record/read-record.ts'
import { catalogue } from '../scenarios/catalogue.ts'
import { judge } from '../scenarios/core/judge.ts'
import type { Plan } from '../scenarios/core/plan.ts'
import { sittingsOf, timingOf } from '../scenarios/core/sittings.ts'
import { decide } from '../scenarios/core/verdict.ts'
import type { VerdictFile } from '../scenarios/core/verdict-file.ts'

/** `planDigest`: of the plan.json beside the record; a record of another plan decides nothing. */
export function settle(plan: Plan, planDigest: string, { lines, chain }: RecordRead): VerdictFile {
  const first = lines[0]
  const last = lines.at(-1)
  const close = last?.kind === 'close' ? last : null
  const ownPlan = first?.kind === 'open' && first.run === plan.run && first.plan === planDigest
  const everClosed = lines.some(line => line.kind === 'close')
  const { pending = [], ...rest } = judge(plan, lines, catalogue)
  // A run that crashed was swept: it keeps nothing to go on with.
  const judged = { ...rest, pending: everClosed ? pending : [] }
  const sittings = sittingsOf(lines)
  const { wallMs, criticalPathMs, requests } = timingOf(sittings)
  const end = {
    complete: chain.intact && close !== null && ownPlan && sittings.trouble === null,
    interrupted: close?.interrupted ?? true,
    leftBehind: close?.leftBehind ?? [],
  }
  const decision = decide(plan, judged, end, catalogue, plan.createdWall)
  return {
    schema: 'sallyport.verdict/1',
    verdict: decision.verdict,
    run: plan.run,
    target: plan.target.name,
    partner: plan.partner.name,
    tier: plan.tier,
    profile: { name: plan.profile.name, digest: plan.profile.digest, excluded: plan.profile.excluded },
    notAGoLiveDecision: decision.notAGoLiveDecision,
    reasons: decision.reasons,
    controls: decision.controls,
    timeToStop: judged.timeToStop,
    keptWorking: judged.keptWorking,
    timing: {
      wallMs: Math.round(wallMs),
      criticalPathMs: Math.round(criticalPathMs),
      predictedMs: Math.round(plan.predictedMs),
      requests,
    },
    record: { lines: chain.lines, head: chain.head },
    leftBehind: end.leftBehind,
    ...(judged.pending.length > 0 && { pending: judged.pending }),
  }
}
