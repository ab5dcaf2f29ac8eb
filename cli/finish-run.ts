/** What the end of every sitting has in common: the record is judged, the reports are rendered, and the verdict takes the place of the earlier one. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { SecretRegistry } from '../fixtures/secret/secret-registry.ts'
import type { RecordRead } from '../reports/record/read-record.ts'
import { writeArtefact } from '../reports/write.ts'
import { catalogue } from '../scenarios/catalogue.ts'
import type { Plan } from '../scenarios/core/plan.ts'
import { exitCodeOf } from '../scenarios/core/verdict.ts'
import type { VerdictFile } from '../scenarios/core/verdict-file.ts'
import { render, renderRun } from './render.ts'
import { fileNames } from './run-folder.ts'
import { settle } from './settle.ts'
import type { WorkerEnd } from './supervise.ts'
import type { Terminal } from './terminal.ts'

export interface FinishInput {
  folder: string
  plan: Plan
  planDigest: string
  record: RecordRead
  end: WorkerEnd
  /** What a sweep after a crash could not remove; null where the sitting swept by itself. */
  sweptUp: readonly string[] | null
  formats: readonly string[]
}

/** Answers the exit code. */
export async function finishRun(input: FinishInput, terminal: Terminal): Promise<number> {
  const { folder, plan, planDigest, record, end, sweptUp, formats } = input
  const settled = settle(plan, planDigest, record)
  const verdict: VerdictFile = { ...settled, leftBehind: sweptUp ?? settled.leftBehind }
  const scan = (artefact: string) => new SecretRegistry().scan(artefact)
  const report = { plan, verdict, lines: record.lines, catalogue }
  await renderRun(folder, report, formats, scan)
  await writeArtefact(folder, fileNames.verdict, `${JSON.stringify(verdict, null, 2)}\n`, scan)
  terminal.stdout.write(`${render('summary', report, { colour: terminal.stdout.isTTY === true })}\n`)
  return exitCodeOf(verdict.verdict, {
    harnessFault: !end.orderly && end.signal === null,
    signal: end.signal,
    leftBehind: verdict.leftBehind.length > 0,
  })
}

/** The further formats that an earlier sitting was asked for: they must not go on telling of it. */
export function formatsIn(folder: string): readonly string[] {
  const has = (name: string) => existsSync(join(folder, name))
  return [...(has(fileNames.markdown) ? ['markdown'] : []), ...(has('allure-results') ? ['allure'] : [])]
}
