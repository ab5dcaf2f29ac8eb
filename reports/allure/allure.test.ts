import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestResult } from 'allure-js-commons'
import { expect, test } from 'vitest'
import { sampleRun } from '../testing/sample-run.ts'
import { LeakError } from '../write.ts'
import { renderAllure, writeAllureResults } from './allure.ts'

function resultsOf(files: ReadonlyMap<string, string>): Map<string, TestResult> {
  const results = [...files].flatMap(([name, text]): TestResult[] =>
    name.endsWith('-result.json') ? [JSON.parse(text)] : [],
  )
  return new Map(results.map(result => [result.fullName?.split('.').at(-1) ?? '', result]))
}

const files = renderAllure(sampleRun())
const results = resultsOf(files)

test('every control is one result, none is lost', () => {
  expect([...results.keys()].sort()).toEqual(
    sampleRun()
      .verdict.controls.map(({ id }) => id)
      .sort(),
  )
  expect(Object.fromEntries([...results].map(([id, { status }]) => [id, status]))).toMatchObject({
    'REVOKE-01': 'passed',
    'THEFT-01': 'failed',
    'AUDIT-05': 'broken',
    'ISSUE-01': 'skipped',
    'AUDIT-12': 'skipped',
    'WEBHOOK-06': 'skipped',
  })
  expect(results.get('WEBHOOK-06')?.statusDetails.message).toBe('not applicable: this partner receives no events')
})

test('a failure shows its checks as steps, with what was sent and what came back', () => {
  const result = results.get('THEFT-01')
  expect(result).toMatchObject({
    name: 'THEFT-01 A stolen token is useless without the certificate it is bound to',
    start: Date.parse('2026-03-01T09:00:00.950Z'),
    stop: Date.parse('2026-03-01T09:00:01.100Z'),
    statusDetails: {
      message: 'a stolen token was let in without its certificate at gateway',
      trace: expect.stringContaining('seen: HTTP 200 with the proof of access in it'),
    },
  })
  expect(result?.labels).toContainEqual({ name: 'epic', value: 'THEFT' })
  const [step] = result?.steps ?? []
  expect(step).toMatchObject({ name: 'the call with another certificate is refused', status: 'failed' })
  expect(step?.steps.map(({ name }) => name)).toEqual([
    'line 2, partner: readShipments at gateway, fresh with token northwind#3f9a0c1d, certificate northwind#77aa01be → HTTP 200, data came out',
    'line 3, attacker: readShipments with the certificate of someone else at gateway, fresh with token northwind#3f9a0c1d, certificate northwind#77aa01be → HTTP 200, data came out',
    'line 4, partner: readShipments at gateway, fresh with token northwind#3f9a0c1d, certificate northwind#77aa01be → HTTP 200, data came out',
  ])
})

test('the same run gives the same files, and another run keeps the history', () => {
  expect(renderAllure(sampleRun())).toEqual(files)
  const other = renderAllure(sampleRun({ verdict: { run: 'sample-other' } }))
  expect([...other.keys()].filter(name => files.has(name))).toEqual(['environment.properties'])
  expect(resultsOf(other).get('THEFT-01')?.historyId).toBe(results.get('THEFT-01')?.historyId)
  expect(resultsOf(other).get('THEFT-01')?.historyId).not.toBe(results.get('REVOKE-10')?.historyId)
})

test('what the target says is shown, never HTML', () => {
  const hostile = renderAllure(sampleRun({ hostile: '\u001b[31m\u202e<b>' }))
  for (const text of hostile.values()) {
    expect(text).not.toMatch(/[\p{Cf}]|descriptionHtml/u)
    expect(text).not.toContain(String.raw`\u001b`)
  }
})

test('goes to the disk scanned, or not at all', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'sallyport-allure-'))
  try {
    const leaky = writeAllureResults(directory, sampleRun(), text =>
      text.includes('gateway') ? [{ what: 'token x#1' }] : [],
    )
    await expect(leaky).rejects.toBeInstanceOf(LeakError)
    expect(await readdir(directory)).toEqual([])
    await writeAllureResults(directory, sampleRun(), () => [])
    const names = await readdir(directory)
    expect(names.sort()).toEqual([...files.keys()].sort())
    expect((await stat(join(directory, names[0] ?? ''))).mode & 0o777).toBe(0o600)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
})
