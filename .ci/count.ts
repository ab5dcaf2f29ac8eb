/** Prints the closing line of CI from what vitest wrote down of each suite: `N passed, N failed, N skipped`. A suite without a report has failed. */
import { readFileSync } from 'node:fs'

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  numFailedTestSuites: number
}

interface Count {
  passed: number
  failed: number
  skipped: number
}

const nothing: Count = { passed: 0, failed: 1, skipped: 0 }

function countOf(suite: string): Count {
  try {
    const report = JSON.parse(readFileSync(`.ci/results/${suite}.json`, 'utf8')) as VitestReport
    const { numPassedTests: passed, numFailedTests, numFailedTestSuites, numPendingTests, numTodoTests } = report
    // A file that could not even be loaded counts as one failed test.
    const failed = numFailedTests + (numFailedTests === 0 ? numFailedTestSuites : 0)
    return passed + failed === 0 ? nothing : { passed, failed, skipped: numPendingTests + numTodoTests }
  } catch (error) {
    process.stderr.write(`${suite} left no report: ${error instanceof Error ? error.message : error}\n`)
    return nothing
  }
}

const counts = process.argv.slice(2).map(countOf)
const sum = (name: keyof Count) => counts.reduce((total, count) => total + count[name], 0)
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped\n`)
process.exitCode = counts.length > 0 && sum('failed') === 0 ? 0 : 1
