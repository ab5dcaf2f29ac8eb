/** The closing line counts over every suite, and a suite that says nothing has failed. */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('./count.ts', import.meta.url))
const report = (passed: number, failed: number, failedFiles = 0, skipped = 0) =>
  JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    numFailedTestSuites: failedFiles,
    numPendingTests: skipped,
    numTodoTests: 0,
  })

async function counted(reports: Readonly<Record<string, string>>, suites: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'sallyport-count-'))
  try {
    const results = join(folder, '.ci', 'results')
    await mkdir(results, { recursive: true })
    for (const [suite, text] of Object.entries(reports)) await writeFile(join(results, `${suite}.json`), text)
    return await new Promise<{ code: number; said: string }>(resolve => {
      execFile(process.execPath, [program, ...suites], { cwd: folder }, (error, stdout) =>
        resolve({ code: Number(error?.code ?? 0), said: stdout.trim() }),
      )
    })
  } finally {
    await rm(folder, { recursive: true })
  }
}

test('all suites count', async () => {
  const reports = { one: report(3, 0, 0, 1), two: report(2, 0) }
  expect(await counted(reports, ['one', 'two'])).toEqual({ code: 0, said: '5 passed, 0 failed, 1 skipped' })
})

test.each([
  ['a failed test', { one: report(3, 0), two: report(1, 1, 1) }, '4 passed, 1 failed, 0 skipped'],
  ['a file that could not be loaded', { one: report(3, 0), two: report(1, 0, 1) }, '4 passed, 1 failed, 0 skipped'],
  ['a suite without a report', { one: report(3, 0) }, '3 passed, 1 failed, 0 skipped'],
  ['a suite that ran nothing', { one: report(3, 0), two: report(0, 0) }, '3 passed, 1 failed, 0 skipped'],
  ['a report that was cut off', { one: report(3, 0), two: '{"numPassed' }, '3 passed, 1 failed, 0 skipped'],
])('%s is a failure', async (_, reports, said) => {
  expect(await counted(reports, ['one', 'two'])).toEqual({ code: 1, said })
})
