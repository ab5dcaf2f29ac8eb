/** Lays the measured stops out as lever × access path against enforcement point × connection, holes included. */
import type { AccessPath } from '../../scenarios/core/check.ts'
import type { ConnectionKind } from '../../scenarios/core/facts.ts'
import type { PointPlan } from '../../scenarios/core/plan.ts'
import type { TimeToStop } from '../../scenarios/core/verdict-file.ts'
import type { ReportInput } from '../report-input.ts'
import { leverWords, pathWords } from './names.ts'

export interface MatrixColumn {
  point: string
  connection: ConnectionKind
}

export type MatrixCell =
  | { kind: 'measured'; stops: readonly TimeToStop[] }
  | { kind: 'not-tested' }
  /** There is no such access there: a token request at a gateway, a stream without a stream. */
  | { kind: 'meaningless' }

export interface MatrixRow {
  lever: string
  path: string
  /** One for each column. */
  cells: readonly MatrixCell[]
}

export interface KillMatrix {
  columns: readonly MatrixColumn[]
  rows: readonly MatrixRow[]
  /** Ways to withdraw trust, and ways in, that no watcher of this run measured. */
  untestedLevers: readonly string[]
  untestedPaths: readonly string[]
}

export function killMatrix({ plan, verdict }: Pick<ReportInput, 'plan' | 'verdict'>): KillMatrix {
  const stops = verdict.timeToStop
  const columns = columnsOf(plan.points, stops)
  const points = new Map(plan.points.map(point => [point.name, point]))
  const levers = inOrder(
    Object.keys(leverWords),
    stops.map(({ lever }) => lever),
  )
  const rows = levers.flatMap(lever => {
    const ofLever = stops.filter(stop => stop.lever === lever)
    return inOrder(
      Object.keys(pathWords),
      ofLever.map(({ path }) => path),
    ).map(path => {
      const ofPath = ofLever.filter(stop => stop.path === path)
      return { lever, path, cells: columns.map(column => cellOf(column, ofPath, path, points.get(column.point))) }
    })
  })
  const tested = new Set<string>(levers)
  return {
    columns,
    rows,
    untestedLevers: Object.keys(leverWords).filter(lever => !tested.has(lever)),
    untestedPaths: Object.keys(pathWords).filter(path => !rows.some(row => row.path === path)),
  }
}

/** All that the enforcement points declare, whether measured or not, and whatever else was measured. */
function columnsOf(points: readonly PointPlan[], stops: readonly TimeToStop[]): MatrixColumn[] {
  const declared = points
    .filter(({ kind }) => kind === 'enforcement')
    .flatMap(({ name, connections }) => connections.map(connection => ({ point: name, connection })))
  const measured = stops.map(({ point, connection }) => ({ point, connection }))
  const all = [...declared, ...measured]
  // Where access begins stands before where it is used.
  const doors = new Set(declared.map(({ point }) => point))
  const groups = Map.groupBy(
    all.toSorted((a, b) => Number(doors.has(a.point)) - Number(doors.has(b.point))),
    ({ point }) => point,
  )
  const order: readonly ConnectionKind[] = ['fresh', 'resumed', 'kept-alive', 'h2', 'stream']
  return [...groups].flatMap(([point, members]) => {
    return inOrder(
      order,
      members.map(({ connection }) => connection),
    ).map(connection => ({ point, connection }))
  })
}

function cellOf(
  { point, connection }: MatrixColumn,
  stops: readonly TimeToStop[],
  path: string,
  declared: PointPlan | undefined,
): MatrixCell {
  const here = stops.filter(stop => stop.point === point && stop.connection === connection)
  if (here.length > 0) return { kind: 'measured', stops: here }
  return { kind: isConceivable(path, declared, connection) ? 'not-tested' : 'meaningless' }
}

const atIssuer: ReadonlySet<string> = new Set<AccessPath>([
  'new-token-by-key',
  'new-token-by-certificate',
  'refresh-token',
])
const atManagement: ReadonlySet<string> = new Set<AccessPath>(['management-credential'])

function isConceivable(path: string, declared: PointPlan | undefined, connection: ConnectionKind): boolean {
  if ((path === 'open-stream') !== (connection === 'stream')) return false
  if (path === 'open-connection' && connection === 'fresh') return false
  if (declared === undefined) return true
  const { kind, tokenFormat } = declared
  if (tokenFormat === 'jwt' && path === 'opaque-token') return false
  if (tokenFormat === 'opaque' && path === 'jwt') return false
  if (atIssuer.has(path)) return kind === 'issuer'
  if (atManagement.has(path)) return kind === 'management' || kind === 'registration'
  return kind === 'enforcement'
}

/** Each of `found` once, in the given order; what the order does not know comes last. */
function inOrder<T extends string>(order: readonly string[], found: readonly T[]): T[] {
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)
  return [...new Set(found)].sort((a, b) => rank(a) - rank(b))
}
