import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StartedEnvironment, startEnvironmentProcess } from '../../fixtures/environment/environment-process.ts'
import { type Ended, leftIn, sallyport, temporaryFolder, textsIn, verdictIn } from './testing/command.ts'

/** What a credential looks like, whoever made it: JWTs, PEM keys, private JWK members, bearer values. */
const credentials = [
  /eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/,
  /-----BEGIN (?:EC |RSA )?PRIVATE KEY-----/,
  /"d"\s*:\s*"[\w-]{20,}"/,
  /Bearer [\w.~+/-]{20,}/i,
  /client_assertion=[\w.-]{20,}/,
]

describe('a healthy environment', () => {
  let environment: StartedEnvironment
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let ended: Ended
  const out = () => join(folder.path, 'sallyport-report')

  beforeAll(async () => {
    environment = await startEnvironmentProcess()
    folder = await temporaryFolder()
    const argv = [
      'run',
      '--target',
      environment.target,
      '--partner',
      environment.partner,
      '--format',
      'markdown',
      'allure',
      '--yes',
    ]
    ended = await sallyport(argv, folder.path).ended
  })
  afterAll(async () => {
    await environment[Symbol.asyncDispose]()
    await folder[Symbol.asyncDispose]()
  })

  test('is GO at tier high, with a pass for every required control', async () => {
    const verdict = await verdictIn(out())
    expect(verdict.reasons).toEqual([])
    expect({ code: ended.code, verdict: verdict.verdict, tier: verdict.tier }).toEqual({
      code: 0,
      verdict: 'GO',
      tier: 'high',
    })
    expect(verdict.controls.filter(each => each.required && each.result !== 'pass')).toEqual([])
    expect(verdict.controls.length).toBeGreaterThan(70)
    expect(ended.stdout).toContain('GO')
    expect(ended.stdout).toMatch(/wall .* critical path/)
  })

  test('is measured on every point and kind of connection, each interval within its limit', async () => {
    const { timeToStop } = await verdictIn(out())
    const cells = new Set(timeToStop.map(({ point, connection, regime }) => `${point} ${connection} ${regime}`))
    for (const point of ['gateway', 'introspecting', 'edge']) {
      for (const kind of ['fresh busy', 'resumed busy', 'kept-alive busy', 'kept-alive idle', 'stream busy'])
        expect(cells).toContain(`${point} ${kind}`)
    }
    for (const { lowerMs, upperMs, limitMs } of timeToStop) {
      expect(lowerMs ?? Number.NaN).toBeLessThanOrEqual(upperMs ?? Number.NaN)
      expect(upperMs ?? Number.NaN).toBeLessThanOrEqual(limitMs)
    }
  })

  test('holds nothing of the run afterwards', async () => {
    expect((await verdictIn(out())).leftBehind).toEqual([])
    expect(await leftIn(environment.target)).toEqual([])
  })

  test('no credential stands in any file or line that the run wrote', async () => {
    const texts = new Map(await textsIn(out())).set('stdout', ended.stdout).set('stderr', ended.stderr)
    expect([...texts.keys()].some(name => name.includes('allure-results'))).toBe(true)
    const secrets = (
      await Promise.all(
        ['registrar', 'administrator', 'approver', 'auditor'].map(role =>
          readFile(join(environment.target, '..', `${role}.token`), 'utf8'),
        ),
      )
    ).map(text => text.trim())
    const hits = [...texts].flatMap(([name, text]) => [
      ...credentials.filter(pattern => pattern.test(text)).map(pattern => `${name}: ${pattern}`),
      ...secrets.filter(secret => text.includes(secret)).map(() => `${name}: an operator's token`),
    ])
    expect(hits).toEqual([])
  })

  test('gives the same verdict when its record is judged again', async () => {
    const verified = await sallyport(['verify', out()], folder.path).ended
    expect(verified.stderr).toBe('')
    expect(verified.code).toBe(0)
    expect(verified.stdout).toContain('GO: recomputed from')
  })

  test('is refused by verify, naming the line, once a byte of the record was changed', async () => {
    const path = join(out(), 'record.ndjson')
    const record = await readFile(path, 'utf8')
    const middle = record.indexOf('"status":200', record.length / 2)
    await writeFile(path, `${record.slice(0, middle)}"status":201${record.slice(middle + 12)}`)
    const verified = await sallyport(['verify', out()], folder.path).ended
    await writeFile(path, record)
    expect(verified.code).not.toBe(0)
    expect(verified.stderr).toMatch(/record\.ndjson: refused at line \d+/)
  })

  test('an earlier run is moved aside, never overwritten', async () => {
    const again = await sallyport(
      ['run', '--target', environment.target, '--partner', environment.partner, '--only', 'DISCOVER-04', '--yes'],
      folder.path,
    ).ended
    expect(again.code).toBe(3)
    expect(again.stderr).toMatch(/An earlier run was moved to .*sallyport-report\.1/)
    expect((await verdictIn(join(folder.path, 'sallyport-report.1'))).verdict).toBe('GO')
    expect((await verdictIn(out())).reasons.join()).toContain('at best no decision')
  })

  test('doctor finds nothing in the way', async () => {
    const diagnosed = await sallyport(
      ['doctor', '--target', environment.target, '--partner', environment.partner],
      folder.path,
    ).ended
    expect(diagnosed.stdout).toContain('Nothing stands in the way of a run.')
    expect(diagnosed.code).toBe(0)
  })
})

test('a defect is NO-GO, and the reason names control, point, path and connection', async () => {
  await using environment = await startEnvironmentProcess({ defect: ['edge-keeps-open-streams'] })
  await using folder = await temporaryFolder()
  const ended = await sallyport(
    ['run', '--target', environment.target, '--partner', environment.partner, '--only', 'REVOKE-10', '--yes'],
    folder.path,
  ).ended
  const verdict = await verdictIn(join(folder.path, 'sallyport-report'))
  expect({ code: ended.code, verdict: verdict.verdict }).toEqual({ code: 1, verdict: 'NO-GO' })
  expect(verdict.controls.find(each => each.id === 'REVOKE-10')).toMatchObject({
    result: 'fail',
    point: 'edge',
    path: 'open-stream',
    connection: 'stream',
  })
})
