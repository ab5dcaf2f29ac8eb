/** Every cell says what is known of it: stopped, gone on, free to do either, or a hole. */
import { expect, test } from 'vitest'
import type { KeptWorking, TimeToStop } from '../../scenarios/core/verdict-file.ts'
import { sampleRun } from '../testing/sample-run.ts'
import { killMatrix, type MatrixCell } from './kill-matrix.ts'

const stopped: TimeToStop = {
  control: 'REVOKE-01',
  lever: 'revoke-token',
  point: 'gateway',
  path: 'bound-token',
  connection: 'fresh',
  regime: 'busy',
  lowerMs: 10,
  upperMs: 30,
  limitMs: 10_000,
  probes: 20,
  loopDelayP99Ms: 1,
  result: 'pass',
}
const event: TimeToStop = {
  ...stopped,
  control: 'REVOKE-04',
  lever: 'suspend-client',
  point: 'receiver',
  path: 'outgoing-event',
}
const kept: KeptWorking = {
  control: 'REVOKE-01',
  lever: 'revoke-token',
  point: 'registration',
  path: 'management-credential',
  connection: 'fresh',
  result: 'pass',
}

function matrixOf(whole: boolean) {
  const { plan, verdict } = sampleRun()
  const [scenario] = plan.scenarios
  if (!scenario) throw new Error('the sample plan has no scenario')
  const scenarios = whole ? [...plan.scenarios, { ...scenario, id: 'KILL-revoke-token' }] : plan.scenarios
  return killMatrix({
    plan: { ...plan, scenarios },
    verdict: { ...verdict, timeToStop: [stopped, event], keptWorking: [kept] },
  })
}

function cellAt(whole: boolean, path: string, point: string, connection: string): MatrixCell | undefined {
  const { columns, rows } = matrixOf(whole)
  const column = columns.findIndex(each => each.point === point && each.connection === connection)
  return rows.find(row => row.lever === 'revoke-token' && row.path === path)?.cells[column]
}

test('what stopped and what went on is told where it was seen', () => {
  expect(cellAt(true, 'bound-token', 'gateway', 'fresh')?.kind).toBe('measured')
  expect(cellAt(true, 'management-credential', 'registration', 'fresh')).toEqual({ kind: 'kept', kept: [kept] })
})

test('a way in that was not watched is a hole, unless either would be right', () => {
  expect(cellAt(true, 'bound-token', 'gateway', 'kept-alive')?.kind).toBe('not-tested')
  expect(cellAt(true, 'outgoing-event', 'receiver', 'fresh')?.kind).toBe('either')
})

test('a row of the whole matrix has every way in that the run has seen; any other row has its own', () => {
  const paths = (whole: boolean) =>
    matrixOf(whole)
      .rows.filter(({ lever }) => lever === 'revoke-token')
      .map(({ path }) => path)
  expect(paths(true)).toEqual(['bound-token', 'outgoing-event', 'management-credential'])
  expect(paths(false)).toEqual(['bound-token', 'management-credential'])
})

test('an API key is a way in only where one is taken', () => {
  const { plan, verdict } = sampleRun()
  const [scenario] = plan.scenarios
  if (!scenario) throw new Error('the sample plan has no scenario')
  const key: TimeToStop = { ...stopped, lever: 'disable-api-key', path: 'api-key', point: 'edge' }
  const { columns, rows } = killMatrix({
    plan: {
      ...plan,
      points: plan.points.map(point => (point.name === 'edge' ? { ...point, takesApiKeys: true } : point)),
      scenarios: [{ ...scenario, id: 'KILL-disable-api-key' }],
    },
    verdict: { ...verdict, timeToStop: [key], keptWorking: [] },
  })
  const cells = rows.find(row => row.path === 'api-key')?.cells ?? []
  const kindsAt = (point: string) =>
    new Set(columns.flatMap((column, at) => (column.point === point ? [cells[at]?.kind] : [])))
  expect(kindsAt('gateway')).toEqual(new Set(['meaningless']))
  expect(kindsAt('edge')).toContain('measured')
})
