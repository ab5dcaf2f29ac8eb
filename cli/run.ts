/** `sallyport run`: plan, supervise, settle, report. */
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { unsafeSettings } from '../fixtures/config/process-environment.ts'
import { SecretRegistry } from '../fixtures/secret/secret-registry.ts'
import { readRecord } from '../reports/record/read-record.ts'
import { writeArtefact } from '../reports/write.ts'
import { catalogue } from '../scenarios/catalogue.ts'
import { exitCodeOf } from '../scenarios/core/verdict.ts'
import type { VerdictFile } from '../scenarios/core/verdict-file.ts'
import { prepare, type Selection } from './prepare.ts'
import { progressPrinter } from './progress.ts'
import { render, renderRun } from './render.ts'
import { fileNames, openRunFolder, planText, writeFirstVerdict } from './run-folder.ts'
import { settle } from './settle.ts'
import { supervise } from './supervise.ts'
import { sweepFolder } from './sweep-folder.ts'
import { type Terminal, UsageError } from './terminal.ts'

export interface RunOptions extends Selection {
  out: string
  format?: readonly string[]
}

export async function run(options: RunOptions, terminal: Terminal): Promise<number> {
  const unsafe = unsafeSettings(terminal.env, process.execArgv)
  if (unsafe.length > 0) throw new UsageError(unsafe.join('\n'))
  const { plan } = await prepare(options, terminal.cwd)
  const folder = resolve(terminal.cwd, options.out)
  const movedTo = await openRunFolder(folder)
  if (movedTo) terminal.stderr.write(`An earlier run was moved to ${movedTo}.\n`)
  const { text, digest } = planText(plan)
  await writeFile(join(folder, fileNames.plan), text, { mode: 0o600 })
  await writeFirstVerdict(folder, plan)

  const progress = progressPrinter(plan, terminal)
  const end = await supervise(
    { kind: 'run', folder, target: plan.target.file, partner: plan.partner.file },
    terminal.env,
    message => {
      if (message.kind === 'progress') progress(message.progress)
    },
  )
  const sweptUp = end.orderly ? null : await sweepFolder(folder, plan.target.file, plan)
  if (!end.orderly && end.stderr)
    terminal.stderr.write(
      `The worker ended early: ${new SecretRegistry().redact(end.stderr.split('\n', 3).join('\n'))}\n`,
    )

  const record = await readRecord(join(folder, fileNames.record)).catch(() => null)
  if (!record) return end.signal ?? 70
  const settled = settle(plan, digest, record)
  const verdict: VerdictFile = { ...settled, leftBehind: sweptUp ?? settled.leftBehind }
  const scan = (artefact: string) => new SecretRegistry().scan(artefact)
  const input = { plan, verdict, lines: record.lines, catalogue }
  await renderRun(folder, input, options.format ?? [], scan)
  await writeArtefact(folder, fileNames.verdict, `${JSON.stringify(verdict, null, 2)}\n`, scan)
  terminal.stdout.write(`${render('summary', input, { colour: terminal.stdout.isTTY === true })}\n`)
  return exitCodeOf(verdict.verdict, {
    harnessFault: !end.orderly && end.signal === null,
    signal: end.signal,
    leftBehind: verdict.leftBehind.length > 0,
  })
}
