/** `sallyport clean DIR`: removes what a run left behind in its target, and what it kept for a later sitting. */
import { resolve } from 'node:path'
import { discardDeferrals } from '../fixtures/ledger/deferrals.ts'
import { openPlan } from './stored-run.ts'
import { sweepFolder } from './sweep-folder.ts'
import { exitCodes, type Terminal } from './terminal.ts'

export async function clean(dir: string, terminal: Terminal): Promise<number> {
  const folder = resolve(terminal.cwd, dir)
  const plan = await openPlan(folder)
  const leftBehind = await sweepFolder(folder, plan.target.file, plan)
  if (await discardDeferrals(folder, plan.run, terminal.env))
    terminal.stdout.write(
      `What run ${plan.run} had left to a later sitting was discarded: it can no longer be resumed.\n`,
    )
  if (leftBehind.length === 0) {
    terminal.stdout.write(`Nothing of run ${plan.run} is left in ${plan.target.name}.\n`)
    return exitCodes.go
  }
  terminal.stdout.write(`Still in ${plan.target.name}:\n${leftBehind.map(name => `  ${name}\n`).join('')}`)
  return exitCodes.leftBehind
}
