/** Prints the closing line of CI from what vitest wrote down: `N passed, N failed, N skipped`. */
import { readFileSync } from 'node:fs'

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  numFailedTestSuites: number
}

const report = JSON.parse(readFileSync('.ci/results.json', 'utf8')) as VitestReport
const failed = report.numFailedTests + (report.numFailedTests === 0 ? report.numFailedTestSuites : 0)
process.stdout.write(
  `${report.numPassedTests} passed, ${failed} failed, ${report.numPendingTests + report.numTodoTests} skipped\n`,
)
process.exitCode = failed === 0 && report.numPassedTests > 0 ? 0 : 1
