/** Lays what stopped, and what went on, out as lever × access path against enforcement point × connection, holes included. */
import type { AccessPath, LeverName } from '../../scenarios/core/check.ts'
import type { ConnectionKind } from '../../scenarios/core/facts.ts'
import { demandOf } from '../../scenarios/core/kill-matrix.ts'
import type { PointPlan } from '../../scenarios/core/plan.ts'
import type { KeptWorking, TimeToStop } from '../../scenarios/core/verdict-file.ts'
import type { ReportInput } from '../report-input.ts'
import { leverWords, pathWords } from './names.ts'

export interface MatrixColumn {
  point: string
  connection: ConnectionKind
}

export type MatrixCell =
  | { kind: 'measured'; stops: readonly TimeToStop[] }
  /** The lever is not aimed at it, and it was watched all the while. */
  | { kind: 'kept'; kept: readonly KeptWorking[] }
  /** At this tier it may stop or go on: either is right, so nobody looked. */
  | { kind: 'either' }
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
  const keptWorking = verdict.keptWorking ?? []
  const seen = [...stops, ...keptWorking]
  const columns = columnsOf(plan.points, seen)
  const everyPath = seen.map(({ path }) => path)
  const points = new Map(plan.points.map(point => [point.name, point]))
  const levers = inOrder(
    Object.keys(leverWords),
    seen.map(({ lever }) => lever),
  )
  const rows = levers.flatMap(lever => {
    const isWhole = plan.scenarios.some(({ id }) => id === `KILL-${lever}`) && !ofOneRight.has(lever)
    const paths = isWhole ? everyPath : seen.filter(each => each.lever === lever).map(({ path }) => path)
    return inOrder(Object.keys(pathWords), paths).map(path => {
      const isThis = (each: { lever: string; path: string }) => each.lever === lever && each.path === path
      const found = { stops: stops.filter(isThis), kept: keptWorking.filter(isThis) }
      return {
        lever,
        path,
        cells: columns.map(column => {
          const point = points.get(column.point)
          const isFree = demandOf(lever, path, plan.tier, point?.tokenFormat) === 'either'
          return cellOf(column, found, path, point, isFree)
        }),
      }
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
function columnsOf(points: readonly PointPlan[], stops: readonly MatrixColumn[]): MatrixColumn[] {
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

/** What is aimed at one right, one grant or one subscription concerns only the ways in that hang on it. */
const ofOneRight: ReadonlySet<string> = new Set<LeverName>(['remove-scope', 'revoke-grant', 'disable-subscription'])

function cellOf(
  { point, connection }: MatrixColumn,
  found: { stops: readonly TimeToStop[]; kept: readonly KeptWorking[] },
  path: string,
  declared: PointPlan | undefined,
  isFree: boolean,
): MatrixCell {
  const isHere = (each: MatrixColumn) => each.point === point && each.connection === connection
  const stops = found.stops.filter(isHere)
  if (stops.length > 0) return { kind: 'measured', stops }
  const kept = found.kept.filter(isHere)
  if (kept.length > 0) return { kind: 'kept', kept }
  if (!isConceivable(path, declared, connection)) return { kind: 'meaningless' }
  return { kind: isFree ? 'either' : 'not-tested' }
}

const atIssuer: ReadonlySet<string> = new Set<AccessPath>([
  'new-token-by-key',
  'new-token-by-certificate',
  'refresh-token',
])
const atManagement: ReadonlySet<string> = new Set<AccessPath>(['management-credential'])
/** Its link is all that it shows, so over which connection is no question. */
const byLink: ReadonlySet<string> = new Set<AccessPath>(['queued-job'])
/** What the target sends comes by none of its doors. */
const sentOut: ReadonlySet<string> = new Set<AccessPath>(['outgoing-event'])

/** Where events arrive, nobody comes in. */
const isReceiver = ({ kind, tokenFormat, connections }: PointPlan) =>
  kind === 'enforcement' && tokenFormat === undefined && connections.every(each => each === 'stream')

function isConceivable(path: string, declared: PointPlan | undefined, connection: ConnectionKind): boolean {
  if ((path === 'open-stream') !== (connection === 'stream')) return false
  if (path === 'open-connection' && connection === 'fresh') return false
  if (byLink.has(path) && connection !== 'kept-alive') return false
  if (declared === undefined) return true
  const { kind, tokenFormat, takesApiKeys } = declared
  if (isReceiver(declared)) return sentOut.has(path)
  if (path === 'api-key' && !takesApiKeys) return false
  if (tokenFormat === 'jwt' && path === 'opaque-token') return false
  if (tokenFormat === 'opaque' && path === 'jwt') return false
  if (atIssuer.has(path)) return kind === 'issuer'
  if (sentOut.has(path)) return false
  if (atManagement.has(path)) return kind === 'management' || kind === 'registration'
  return kind === 'enforcement'
}

/** Each of `found` once, in the given order; what the order does not know comes last. */
function inOrder<T extends string>(order: readonly string[], found: readonly T[]): T[] {
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)
  return [...new Set(found)].sort((a, b) => rank(a) - rank(b))
}
