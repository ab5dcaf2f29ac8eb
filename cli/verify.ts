/** `sallyport verify DIR`: is the record whole, and does the stored verdict follow from it? */
import { join, resolve } from 'node:path'
import { compareVerdicts } from '../reports/verify.ts'
import { exitCodeOf } from '../scenarios/core/verdict.ts'
import { fileNames } from './run-folder.ts'
import { settle } from './settle.ts'
import { openStoredRun } from './stored-run.ts'
import { exitCodes, type Terminal } from './terminal.ts'

const mostShown = 10

export async function verify(dir: string, terminal: Terminal): Promise<number> {
  const folder = resolve(terminal.cwd, dir)
  const { plan, planDigest, record, verdict } = await openStoredRun(folder)
  const path = join(folder, fileNames.record)
  if (!record.chain.intact) {
    terminal.stderr.write(`${path}: refused at line ${record.chain.line}: ${record.chain.why}.\n`)
    return exitCodes.noDecision
  }
  const recomputed = { ...settle(plan, planDigest, record), leftBehind: verdict.leftBehind }
  const differences = compareVerdicts(verdict, recomputed)
  if (differences.length > 0) {
    terminal.stderr.write(`${join(folder, fileNames.verdict)}: does not follow from the record.\n`)
    for (const { at, stored, recomputed: again } of differences.slice(0, mostShown))
      terminal.stderr.write(`  ${at}: stored ${stored}, recomputed ${again}\n`)
    return exitCodes.noDecision
  }
  terminal.stdout.write(
    `${verdict.verdict}: recomputed from ${record.chain.lines} lines of record, head ${record.chain.head}.\n`,
  )
  return exitCodeOf(recomputed.verdict, {
    harnessFault: false,
    signal: null,
    leftBehind: recomputed.leftBehind.length > 0,
  })
}
