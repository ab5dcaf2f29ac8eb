/** Certifies a partner with the command of a user, while something is done to the target from outside as soon as a lever was pulled. */
import { open, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { catalogue } from '../../../scenarios/catalogue.ts'
import type { LeverName } from '../../../scenarios/core/check.ts'
import { judge, type Shortcoming } from '../../../scenarios/core/judge.ts'
import type { Plan } from '../../../scenarios/core/plan.ts'
import type { Line } from '../../../scenarios/core/record.ts'
import type { VerdictFile } from '../../../scenarios/core/verdict-file.ts'
import { sallyport, temporaryFolder, verdictIn } from './command.ts'

export interface Wish {
  target: string
  partner: string
  /** What must hold: a profile of these alone. */
  controls: readonly string[]
  meanwhile?: Meanwhile
}

export interface Meanwhile {
  /** Done once, right after this one was acknowledged for the first time. */
  lever: LeverName
  act(): Promise<void>
}

export interface Certified {
  verdict: VerdictFile
  /** All that was wrong with each control, not the worst alone. */
  shortcomings: Readonly<Record<string, readonly Shortcoming[]>>
  /** Whether what stayed undecided was played once more. */
  playedAgain: boolean
}

const limits = '{ timeToStop: 3s, hold: 4s }'

export async function certifiedWhile({ target, partner, controls, meanwhile }: Wish): Promise<Certified> {
  await using place = await temporaryFolder()
  const profile = join(place.path, 'these.profile.yaml')
  await writeFile(
    profile,
    `schema: sallyport.profile/1\nname: these\ncontrols: [${controls.join(', ')}]\nlimits: ${limits}\n`,
  )
  const { ended } = sallyport(
    ['run', '--target', target, '--partner', partner, '--profile', profile, '--yes'],
    place.path,
  )
  const folder = join(place.path, 'sallyport-report')
  const over = new AbortController()
  const acted = meanwhile && actOnce(join(folder, 'record.ndjson'), meanwhile, over.signal)
  const { code, stderr } = await ended.finally(() => over.abort())
  expect([0, 1, 3], stderr).toContain(code)
  if (acted) expect(await acted, `${meanwhile.lever} was never pulled`).toBe(true)

  const [verdict, plan, record] = await Promise.all([
    verdictIn(folder),
    readFile(join(folder, 'plan.json'), 'utf8'),
    readFile(join(folder, 'record.ndjson'), 'utf8'),
  ])
  const entries = record
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Line)
  const { shortcomings } = judge(JSON.parse(plan) as Plan, entries, catalogue)
  return {
    verdict,
    shortcomings: Object.fromEntries(shortcomings),
    playedAgain: entries.some(entry => entry.kind === 'played' && entry.attempt === 2),
  }
}

/** False when the run ended first. */
async function actOnce(record: string, { lever, act }: Meanwhile, signal: AbortSignal): Promise<boolean> {
  for await (const entry of following(record, signal))
    if (entry.kind === 'lever' && entry.lever === lever) {
      await act()
      return true
    }
  return false
}

/** The lines of a record while it grows. */
async function* following(path: string, signal: AbortSignal): AsyncGenerator<Line> {
  let text = ''
  let position = 0
  while (!signal.aborted) {
    const file = await open(path).catch(() => null)
    if (file) {
      const { size } = await file.stat()
      const { buffer, bytesRead } = await file.read(Buffer.alloc(size - position), 0, size - position, position)
      await file.close()
      position += bytesRead
      text += buffer.toString('utf8', 0, bytesRead)
      const complete = text.lastIndexOf('\n') + 1
      for (const line of text.slice(0, complete).split('\n').slice(0, -1)) yield JSON.parse(line) as Line
      text = text.slice(complete)
    }
    await sleep(10)
  }
}
