/** Tokens that live longer than a run waits: certified in two sittings, and never before the second. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type StartedEnvironment, startEnvironmentProcess } from '../../fixtures/environment/environment-process.ts'
import { leftIn, sallyport, temporaryFolder, textsIn, verdictIn } from './testing/command.ts'

const profile = `schema: sallyport.profile/1
name: ends
controls: [EXPIRE-01]
limits: { timeToStop: 1s, hold: 2s, leeway: 1s }
`

/** A target that no client can ask for a shorter token, and a run against it that waits for nothing further away than 5 s. */
async function deferred(environment: StartedEnvironment, folder: string) {
  process.env.XDG_STATE_HOME = join(folder, 'state')
  const target = join(dirname(environment.target), 'long.target.yaml')
  const text = await readFile(environment.target, 'utf8')
  await writeFile(target, text.replace(/^ {2}tokenLifetime: \{ member.*$/m, ''))
  await writeFile(join(folder, 'ends.profile.yaml'), profile)
  const selection = ['--target', target, '--partner', environment.partner, '--profile', './ends.profile.yaml']
  const planned = await sallyport(['plan', ...selection, '--defer-over', '5s'], folder).ended
  expect(planned.stdout).toContain('Left to a later sitting (over 5 s): EXPIRE-01')
  const ended = await sallyport(['run', ...selection, '--defer-over', '5s', '--yes'], folder).ended
  const out = join(folder, 'sallyport-report')
  const verdict = await verdictIn(out)
  const [pending] = verdict.pending ?? []
  expect({ code: ended.code, verdict: verdict.verdict }).toEqual({ code: 3, verdict: 'NO DECISION' })
  expect(verdict.controls.map(each => each.result)).toEqual(['inconclusive'])
  expect(verdict.reasons[0]).toBe(
    `1 control is pending until ${pending?.until} (EXPIRE-01): sallyport resume sallyport-report`,
  )
  return { out, ended, dueMs: Date.parse(pending?.until ?? ''), keeps: pending?.keeps ?? [] }
}

const until = (wallMs: number) => delay(Math.max(0, wallMs - Date.now()))

test('deferred, too early, finished, and once more', async () => {
  await using environment = await startEnvironmentProcess({ tokenLifetime: '20s' })
  await using folder = await temporaryFolder()
  const { out, ended, dueMs, keeps } = await deferred(environment, folder.path)

  // What the second sitting needs is kept, everything else is swept, and no credential lies anywhere in the open.
  const kept = await leftIn(environment.target)
  expect(keeps.every(name => kept.some(id => name.endsWith(id)) || name.startsWith('client'))).toBe(true)
  expect(kept).toHaveLength(2)
  const texts = [...(await textsIn(out)).values(), ended.stdout, ended.stderr].join('\n')
  expect(texts).not.toMatch(/eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}|PRIVATE KEY-----/)
  const key = await readFile(join(folder.path, 'state', 'sallyport', (await keys(folder.path))[0] ?? ''))
  expect(texts).not.toContain(key.toString('latin1'))

  const record = await readFile(join(out, 'record.ndjson'), 'utf8')
  const early = await sallyport(['resume', 'sallyport-report'], folder.path).ended
  expect(early.code).toBe(3)
  expect(early.stdout).toContain(`Too early: pending until ${new Date(dueMs).toISOString().replace('.000Z', 'Z')}`)
  expect(await readFile(join(out, 'record.ndjson'), 'utf8')).toBe(record)
  expect((await sallyport(['verify', out], folder.path).ended).code).toBe(3)

  await until(dueMs)
  const finished = await sallyport(['resume', 'sallyport-report'], folder.path).ended
  const verdict = await verdictIn(out)
  expect({ code: finished.code, verdict: verdict.verdict, reasons: verdict.reasons }).toEqual({
    code: 0,
    verdict: 'GO',
    reasons: [],
  })
  expect(verdict.pending).toBeUndefined()
  expect(verdict.timeToStop.length).toBeGreaterThan(0)
  expect((await readFile(join(out, 'record.ndjson'), 'utf8')).startsWith(record)).toBe(true)
  expect(await readFile(join(out, 'dossier.html'), 'utf8')).toContain('Sittings')
  expect(await leftIn(environment.target)).toEqual([])
  expect(await keys(folder.path)).toEqual([])
  expect(await readdir(out)).not.toContain('deferred.sealed')

  const verified = await sallyport(['verify', out], folder.path).ended
  expect({ code: verified.code, stderr: verified.stderr }).toEqual({ code: 0, stderr: '' })
  const again = await sallyport(['resume', 'sallyport-report'], folder.path).ended
  expect({ code: again.code, stdout: again.stdout }).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('is pending: GO'),
  })
})

test('a point that goes on accepting the token is NO-GO in the second sitting; an interrupted one loses nothing', async () => {
  await using environment = await startEnvironmentProcess({ tokenLifetime: '12s', defect: ['leeway-of-ten-minutes'] })
  await using folder = await temporaryFolder()
  const { out, dueMs } = await deferred(environment, folder.path)
  await until(dueMs)
  const interrupted = sallyport(['resume', 'sallyport-report'], folder.path)
  await interrupted.saw('Finishing run')
  await delay(2_500)
  interrupted.child.kill('SIGINT')
  expect((await interrupted.ended).code).toBe(130)
  expect((await verdictIn(out)).pending).toHaveLength(1)
  await until(dueMs + 12_000)
  const finished = await sallyport(['resume', 'sallyport-report'], folder.path).ended
  const verdict = await verdictIn(out)
  expect({ code: finished.code, verdict: verdict.verdict }).toEqual({ code: 1, verdict: 'NO-GO' })
  expect(verdict.controls[0]).toMatchObject({ id: 'EXPIRE-01', result: 'fail', point: 'gateway' })
  expect((await sallyport(['verify', out], folder.path).ended).code).toBe(1)
  expect(await leftIn(environment.target)).toEqual([])
})

test('clean removes what was kept, and what was deferred cannot be resumed any more', async () => {
  await using environment = await startEnvironmentProcess({ tokenLifetime: '1h' })
  await using folder = await temporaryFolder()
  const { out } = await deferred(environment, folder.path)
  const cleaned = await sallyport(['clean', 'sallyport-report'], folder.path).ended
  expect(cleaned.code).toBe(0)
  expect(cleaned.stdout).toContain('can no longer be resumed')
  expect(await leftIn(environment.target)).toEqual([])
  expect(await keys(folder.path)).toEqual([])
  const resumed = await sallyport(['resume', 'sallyport-report'], folder.path).ended
  expect({ code: resumed.code, stdout: resumed.stdout }).toMatchObject({
    code: 3,
    stdout: expect.stringContaining('was discarded since'),
  })
  expect((await verdictIn(out)).verdict).toBe('NO DECISION')
})

const keys = (folder: string) => readdir(join(folder, 'state', 'sallyport'))
