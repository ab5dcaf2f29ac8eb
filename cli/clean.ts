/** `sallyport clean DIR`: removes what a run left behind in its target. */
import { resolve } from 'node:path'
import { openPlan } from './stored-run.ts'
import { sweepFolder } from './sweep-folder.ts'
import { exitCodes, type Terminal } from './terminal.ts'

export async function clean(dir: string, terminal: Terminal): Promise<number> {
  const folder = resolve(terminal.cwd, dir)
  const plan = await openPlan(folder)
  const leftBehind = await sweepFolder(folder, plan.target.file, plan)
  if (leftBehind.length === 0) {
    terminal.stdout.write(`Nothing of run ${plan.run} is left in ${plan.target.name}.\n`)
    return exitCodes.go
  }
  terminal.stdout.write(`Still in ${plan.target.name}:\n${leftBehind.map(name => `  ${name}\n`).join('')}`)
  return exitCodes.leftBehind
}
