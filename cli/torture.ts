/** `npm run torture -- N`: kills supervisor or worker with SIGKILL at random moments, cleans up, and counts what is left in the target. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startEnvironmentProcess } from '../fixtures/environment/environment-process.ts'
import { leftIn, proofProfile, sallyport, temporaryFolder } from '../suites/end-to-end/testing/command.ts'

const times = Number(process.argv[2] ?? 50)
const longestMs = 8_000

let orphans = 0
let untidy = 0
await using environment = await startEnvironmentProcess()
for (let nth = 1; nth <= times; nth += 1) {
  await using folder = await temporaryFolder()
  const argv = [
    'run',
    '--target',
    environment.target,
    '--partner',
    environment.partner,
    '--profile',
    proofProfile,
    '--yes',
  ]
  const running = sallyport(argv, folder.path)
  await running.saw('Certifying')
  const afterMs = Math.round(Math.random() * longestMs)
  await delay(afterMs)
  const both = Math.random() < 0.5
  const worker = workerOf(running.child.pid)
  if (both) running.child.kill('SIGKILL')
  if (worker !== null) process.kill(worker, 'SIGKILL')
  await running.ended
  const before = (await leftIn(environment.target)).length
  const cleaned = await sallyport(['clean', join(folder.path, 'sallyport-report')], folder.path).ended
  const left = (await leftIn(environment.target)).length
  orphans += left
  if (cleaned.code !== 0) untidy += 1
  const victim = both ? 'everything' : 'the worker'
  process.stdout.write(
    `${nth}/${times} ${victim} killed after ${afterMs} ms: ${before} left, ${left} after clean (exit ${cleaned.code})\n`,
  )
}
process.stdout.write(`${times} kills, ${orphans} orphans, ${untidy} times not clean\n`)
process.exitCode = orphans + untidy === 0 ? 0 : 1

/** Null when the supervisor has no worker (yet, or any more). */
function workerOf(supervisor: number | undefined): number | null {
  try {
    return Number(
      execFileSync('pgrep', ['-P', String(supervisor)], { encoding: 'utf8' })
        .trim()
        .split('\n')[0],
    )
  } catch {
    return null
  }
}
