/** Reads a run's folder back: its plan, its record, and the verdict that was stored. */

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type RecordRead, readRecord } from '../reports/record/read-record.ts'
import type { Plan } from '../scenarios/core/plan.ts'
import type { VerdictFile } from '../scenarios/core/verdict-file.ts'
import { fileNames } from './run-folder.ts'
import { UsageError } from './terminal.ts'

export interface StoredRun {
  plan: Plan
  planDigest: string
  verdict: VerdictFile
  record: RecordRead
}

export async function openStoredRun(folder: string): Promise<StoredRun> {
  const [planText, verdictText] = await Promise.all([textOf(folder, fileNames.plan), textOf(folder, fileNames.verdict)])
  const verdict = JSON.parse(verdictText) as VerdictFile
  const sealed = verdict.record.lines > 0 ? verdict.record : undefined
  const record = await readRecord(join(folder, fileNames.record), sealed).catch(() => {
    throw new UsageError(`${join(folder, fileNames.record)}: there is no record to read`)
  })
  return {
    plan: JSON.parse(planText) as Plan,
    planDigest: `sha256:${createHash('sha256').update(planText).digest('hex')}`,
    verdict,
    record,
  }
}

/** The plan alone: all that cleaning up needs, even of a run that was killed before it recorded anything. */
export async function openPlan(folder: string): Promise<Plan> {
  return JSON.parse(await textOf(folder, fileNames.plan)) as Plan
}

async function textOf(folder: string, name: string): Promise<string> {
  try {
    return await readFile(join(folder, name), 'utf8')
  } catch {
    throw new UsageError(
      `${join(folder, name)}: not found. Expected the folder of a run, as \`sallyport run --out\` makes it.`,
    )
  }
}
