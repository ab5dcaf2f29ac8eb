/** `sallyport run`: plan, supervise, settle, report. */
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { unsafeSettings } from '../fixtures/config/process-environment.ts'
import { discardDeferrals } from '../fixtures/ledger/deferrals.ts'
import { SecretRegistry } from '../fixtures/secret/secret-registry.ts'
import { readRecord } from '../reports/record/read-record.ts'
import { finishRun } from './finish-run.ts'
import { prepare, type Selection } from './prepare.ts'
import { progressPrinter } from './progress.ts'
import { fileNames, openRunFolder, planText, writeFirstVerdict } from './run-folder.ts'
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
  const { plan } = await prepare(options, terminal.cwd, options.out)
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
  if (!end.orderly) await discardDeferrals(folder, plan.run, terminal.env)
  if (!end.orderly && end.stderr)
    terminal.stderr.write(
      `The worker ended early: ${new SecretRegistry().redact(end.stderr.split('\n', 3).join('\n'))}\n`,
    )

  const record = await readRecord(join(folder, fileNames.record)).catch(() => null)
  if (!record) return end.signal ?? 70
  return finishRun({ folder, plan, planDigest: digest, record, end, sweptUp, formats: options.format ?? [] }, terminal)
}
