/** The folder of one run: never overwritten, private, and holding a verdict of NO DECISION from its first moment. */

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plan } from '../scenarios/core/plan.ts'
import type { VerdictFile } from '../scenarios/core/verdict-file.ts'

export const fileNames = {
  plan: 'plan.json',
  record: 'record.ndjson',
  verdict: 'verdict.json',
  junit: 'junit.xml',
  dossier: 'dossier.html',
  markdown: 'summary.md',
} as const

/** Makes the folder; answers where an existing run was moved to, or null. */
export async function openRunFolder(folder: string): Promise<string | null> {
  const movedTo = existsSync(folder) ? await moveAside(folder) : null
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return movedTo
}

async function moveAside(folder: string): Promise<string> {
  for (let nth = 1; ; nth += 1) {
    const place = `${folder}.${nth}`
    if (existsSync(place)) continue
    await rename(folder, place)
    return place
  }
}

/** Text of plan.json, and the digest by which the record names it. */
export function planText(plan: Plan): { text: string; digest: string } {
  const text = `${JSON.stringify(plan, null, 2)}\n`
  return { text, digest: `sha256:${createHash('sha256').update(text).digest('hex')}` }
}

export async function writeFirstVerdict(folder: string, plan: Plan): Promise<void> {
  await writeFile(join(folder, fileNames.verdict), `${JSON.stringify(undecided(plan), null, 2)}\n`, { mode: 0o600 })
}

/** What stands on disk until a run has ended properly. */
export function undecided(plan: Plan): VerdictFile {
  return {
    schema: 'sallyport.verdict/1',
    verdict: 'NO DECISION',
    run: plan.run,
    target: plan.target.name,
    partner: plan.partner.name,
    tier: plan.tier,
    profile: { name: plan.profile.name, digest: plan.profile.digest, excluded: plan.profile.excluded },
    notAGoLiveDecision: plan.profile.coreLeftOut.length > 0,
    reasons: ['The run has not ended.'],
    controls: [],
    timeToStop: [],
    timing: { wallMs: 0, criticalPathMs: plan.criticalPathMs, predictedMs: plan.predictedMs, requests: 0 },
    record: { lines: 0, head: '' },
    leftBehind: [],
  }
}
