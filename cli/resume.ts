/** `sallyport resume DIR`: a later sitting of a run, for what it deferred. Harmless when there is nothing to do, or not yet. */
import { join, resolve as resolvePath } from 'node:path'
import { loadPartner } from '../fixtures/config/load-partner.ts'
import { loadTarget } from '../fixtures/config/load-target.ts'
import { unsafeSettings } from '../fixtures/config/process-environment.ts'
import { DeferralKeyError } from '../fixtures/ledger/deferral-key.ts'
import { openDeferrals } from '../fixtures/ledger/deferrals.ts'
import { lockLedger } from '../fixtures/ledger/ledger-lock.ts'
import { SecretRegistry } from '../fixtures/secret/secret-registry.ts'
import { readRecord } from '../reports/record/read-record.ts'
import { type Pending, pendingOf } from '../scenarios/core/deferral.ts'
import type { Plan } from '../scenarios/core/plan.ts'
import { exitCodeOf } from '../scenarios/core/verdict.ts'
import { finishRun, formatsIn } from './finish-run.ts'
import { resumePrinter } from './progress.ts'
import { fileNames } from './run-folder.ts'
import { openStoredRun, type StoredRun } from './stored-run.ts'
import { supervise } from './supervise.ts'
import { sweepFolder } from './sweep-folder.ts'
import { exitCodes, type Terminal, UsageError } from './terminal.ts'

export async function resume(dir: string, terminal: Terminal): Promise<number> {
  const unsafe = unsafeSettings(terminal.env, process.execArgv)
  if (unsafe.length > 0) throw new UsageError(unsafe.join('\n'))
  const folder = resolvePath(terminal.cwd, dir)
  const stored = await openStoredRun(folder)
  const { plan, verdict } = stored
  refuseAltered(folder, stored)
  const pending = pendingOf(stored.record.lines)
  if (pending.length === 0) {
    terminal.stdout.write(`Nothing of run ${plan.run} is pending: ${verdict.verdict}.\n`)
    return exitCodeOf(verdict.verdict, {
      harnessFault: false,
      signal: null,
      leftBehind: verdict.leftBehind.length > 0,
    })
  }
  const obstacle = (await lacks(folder, plan, terminal.env)) ?? tooEarly(pending, dir)
  if (obstacle !== null) {
    terminal.stdout.write(`${obstacle}\n`)
    return exitCodes.noDecision
  }
  await sameFiles(plan)

  const progress = resumePrinter(plan, pending.length, terminal)
  const end = await supervise(
    { kind: 'resume', folder, target: plan.target.file, partner: plan.partner.file },
    terminal.env,
    message => {
      if (message.kind === 'progress') progress(message.progress)
    },
  )
  if (!end.orderly && end.stderr)
    terminal.stderr.write(
      `The worker ended early: ${new SecretRegistry().redact(end.stderr.split('\n', 3).join('\n'))}\n`,
    )
  // Whatever became of this sitting: what is still pending keeps what it needs.
  const sweptUp = end.orderly ? null : await sweepFolder(folder, plan.target.file, plan, { spareKept: true })
  const record = await readRecord(join(folder, fileNames.record))
  return finishRun(
    { folder, plan, planDigest: stored.planDigest, record, end, sweptUp, formats: formatsIn(folder) },
    terminal,
  )
}

/** A sitting that crashed may have written more than the verdict tells of; but what the verdict rests on must be there, unchanged. */
function refuseAltered(folder: string, { record, verdict }: StoredRun): void {
  const { chain, lines } = record
  const sealed = verdict.record.lines
  if (chain.lines >= sealed && (sealed === 0 || lines[sealed - 1]?.hash === verdict.record.head)) return
  const where = chain.intact
    ? `line ${sealed}: its hash is not the one that the verdict names`
    : `line ${chain.line}: ${chain.why}`
  throw new UsageError(
    `${join(folder, fileNames.record)}: refused at ${where}. A record that was altered is not gone on with.`,
  )
}

function tooEarly(pending: readonly Pending[], dir: string): string | null {
  const due = pending.map(({ until }) => Date.parse(until))
  const firstMs = Math.min(...due)
  if (Date.now() >= firstMs) return null
  const waits = pending.map(({ controls, waitsFor }) => `  ${controls.join(', ')}: ${waitsFor}`)
  return [
    `Too early: pending until ${new Date(firstMs).toISOString().replace('.000Z', 'Z')}. Nothing was sent, and nothing is lost.`,
    ...waits,
    `Then: sallyport resume ${dir}`,
  ].join('\n')
}

/** Why it cannot be gone on with here; null when it can. The lock tells whether another sitting is under way. */
async function lacks(folder: string, plan: Plan, env: NodeJS.ProcessEnv): Promise<string | null> {
  try {
    const unlock = await lockLedger(folder)
    await unlock()
    const deferrals = await openDeferrals(folder, plan.run, env)
    if (deferrals.all().length > 0) return null
    return `What run ${plan.run} deferred was discarded since (\`sallyport clean\`): run it again.`
  } catch (error) {
    if (error instanceof DeferralKeyError || (error instanceof Error && error.name === 'LedgerLockedError'))
      return error.message
    throw error
  }
}

/** Both sittings must speak of the same target and partner. */
async function sameFiles({ target, partner }: Plan): Promise<void> {
  const now = [
    { ...target, now: (await loadTarget(target.file)).digest },
    { ...partner, now: (await loadPartner(partner.file)).digest },
  ]
  const changed = now.find(each => each.now !== each.digest)
  if (changed)
    throw new UsageError(
      `${changed.file} has changed since the run began: put it back, or run \`sallyport clean\` and start anew.`,
    )
}
