import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { createWorld } from '../../fixtures/environment/create-world.ts'
import { startEnvironmentProcess } from '../../fixtures/environment/environment-process.ts'
import { leftIn, proofProfile, sallyport, temporaryFolder, verdictIn } from './testing/command.ts'

const runAgainst = (target: string, partner: string) => [
  'run',
  '--target',
  target,
  '--partner',
  partner,
  '--profile',
  proofProfile,
  '--yes',
]

describe('interrupted by Ctrl-C', () => {
  test.each([300, 2_000, 6_000])('after %i ms: exit 130, and nothing is left', async afterMs => {
    await using environment = await startEnvironmentProcess()
    await using folder = await temporaryFolder()
    const running = sallyport(runAgainst(environment.target, environment.partner), folder.path)
    await running.saw('Certifying')
    await delay(afterMs)
    running.child.kill('SIGINT')
    const { code } = await running.ended
    const verdict = await verdictIn(join(folder.path, 'sallyport-report'))
    expect({ code, verdict: verdict.verdict, leftBehind: verdict.leftBehind }).toEqual({
      code: 130,
      verdict: 'NO DECISION',
      leftBehind: [],
    })
    expect(await leftIn(environment.target)).toEqual([])
  })
})

/** The worker is the only child of the supervisor. */
const workerOf = (supervisor: number | undefined) =>
  Number(
    execFileSync('pgrep', ['-P', String(supervisor)], { encoding: 'utf8' })
      .trim()
      .split('\n')[0],
  )

describe('killed', () => {
  test.each([700, 2_500])('the worker, after %i ms: the supervisor cleans up, exit 70', async afterMs => {
    await using environment = await startEnvironmentProcess()
    await using folder = await temporaryFolder()
    const running = sallyport(runAgainst(environment.target, environment.partner), folder.path)
    await running.saw('Certifying')
    await delay(afterMs)
    process.kill(workerOf(running.child.pid), 'SIGKILL')
    const { code } = await running.ended
    expect(code).toBe(70)
    expect((await verdictIn(join(folder.path, 'sallyport-report'))).verdict).toBe('NO DECISION')
    expect(await leftIn(environment.target)).toEqual([])
  })

  test('everything at once: NO DECISION stands on disk, and `clean` removes the rest', async () => {
    await using environment = await startEnvironmentProcess()
    await using folder = await temporaryFolder()
    const running = sallyport(runAgainst(environment.target, environment.partner), folder.path)
    await running.saw('Certifying')
    await delay(2_000)
    const worker = workerOf(running.child.pid)
    running.child.kill('SIGKILL')
    process.kill(worker, 'SIGKILL')
    await running.ended
    const out = join(folder.path, 'sallyport-report')
    expect((await verdictIn(out)).verdict).toBe('NO DECISION')
    expect((await leftIn(environment.target)).length).toBeGreaterThan(0)
    const cleaned = await sallyport(['clean', out], folder.path).ended
    expect(cleaned.stdout).toContain('Nothing of run')
    expect(cleaned.code).toBe(0)
    expect(await leftIn(environment.target)).toEqual([])
  })
})

test('an environment that dies in the middle is NO DECISION, never GO', async () => {
  const environment = await startEnvironmentProcess()
  await using folder = await temporaryFolder()
  const running = sallyport(runAgainst(environment.target, environment.partner), folder.path)
  await running.saw('Certifying')
  await delay(3_000)
  environment.kill()
  const { code } = await running.ended
  expect((await verdictIn(join(folder.path, 'sallyport-report'))).verdict).toBe('NO DECISION')
  expect(code).toBe(3)
})

describe('a port that', () => {
  const answers = {
    'answers 503 to everything': (response: { writeHead(status: number): { end(): void } }) =>
      void response.writeHead(503).end(),
    'accepts and says nothing': () => undefined,
  }
  test.each(Object.entries(answers))('%s is NO DECISION', async (_, answer) => {
    await using environment = await startEnvironmentProcess()
    await using folder = await temporaryFolder()
    const world = await createWorld()
    const { certificatePem, keyPem, caPem } = world.serverTls
    const server = createServer({ cert: certificatePem, key: keyPem }, (_request, response) => answer(response))
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const original = await readFile(environment.target, 'utf8')
    const target = join(dirname(environment.target), 'dead.target.yaml')
    // Every address becomes this one; the list of hosts must not repeat it.
    const origin = `https://127.0.0.1:${port}`
    const moved = parse(original.replaceAll(/https:\/\/127\.0\.0\.1:\d+/g, origin)) as Record<string, unknown>
    await writeFile(target, stringify({ ...moved, hosts: [origin], bypass: [`${origin}/v0/shipments`] }))
    await writeFile(join(dirname(environment.target), 'environment-ca.pem'), caPem)
    const ended = await sallyport(runAgainst(target, environment.partner), folder.path).ended
    server.closeAllConnections()
    server.close()
    expect(ended.stderr).toContain('Certifying')
    expect((await verdictIn(join(folder.path, 'sallyport-report'))).verdict).toBe('NO DECISION')
    expect(ended.code).toBe(3)
  })
})

describe('a mistake of the caller is told with exit 2, before anything is sent', () => {
  test.each([
    [['run', '--target', 'x', '--partner', 'y', '--profil', 'z'], "unknown option '--profil'"],
    [['rnu'], "unknown command 'rnu'"],
    [['run', '--target', 'nowhere.yaml', '--partner', 'nowhere.yaml'], 'there is no such file'],
    [['verify', 'nowhere'], 'Expected the folder of a run'],
  ] as const)('%j', async (argv, message) => {
    await using folder = await temporaryFolder()
    const ended = await sallyport(argv, folder.path).ended
    expect(ended.stderr).toContain(message)
    expect(ended.code).toBe(2)
  })

  test('a filter that matches nothing', async () => {
    await using environment = await startEnvironmentProcess()
    await using folder = await temporaryFolder()
    const ended = await sallyport(
      [...runAgainst(environment.target, environment.partner), '--only', 'REVOKE-99'],
      folder.path,
    ).ended
    expect(ended.stderr).toContain('no scenario of this profile matches')
    expect(ended.code).toBe(2)
  })
})
