import { defineConfig } from 'vitest/config'

/** `ALLURE=1 npm test` also writes Allure results of the tests themselves, without the values that matchers saw. */
const isAllure = process.env.ALLURE !== undefined
const setupFiles = isAllure ? ['allure-vitest/setup'] : []

/** Unit tests stand beside the code; `suites/stages` is the face of one certification run against the embedded environment. */
export default defineConfig({
  test: {
    retry: 0,
    reporters: isAllure
      ? ['default', ['allure-vitest/reporter', { resultsDir: 'allure-results', reportMatchers: false }]]
      : ['default'],
    allowOnly: false,
    passWithNoTests: false,
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles,
          include: ['**/*.test.ts'],
          exclude: ['node_modules/**', 'dist/**', 'suites/end-to-end/**', '**/*.{real,containers}.test.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'stages',
          include: ['suites/stages/*.suite.ts'],
          globalSetup: ['suites/face/embedded-run.ts'],
          pool: 'threads',
          isolate: false,
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'end-to-end',
          include: ['suites/end-to-end/*.test.ts'],
          pool: 'forks',
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        // `npm run test:real`: installs and starts servers that others wrote, so it is no part of `npm test`.
        test: {
          name: 'real',
          include: ['fixtures/targets/**/*.real.test.ts'],
          pool: 'forks',
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 900_000,
          hookTimeout: 900_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        // `npm run test:containers`: needs a container engine, and starts one where none runs.
        test: {
          name: 'containers',
          include: ['fixtures/targets/**/*.containers.test.ts'],
          pool: 'forks',
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 600_000,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
})
