/** The kill matrix as data: for every lever and every way in, what the standards let happen and what the tier demands. */
import type { AccessPath, LeverName } from './check.ts'
import type { PointPlan, Tier } from './plan.ts'

/** What the standards say of the access after the lever. */
export type Regulation =
  /** It must stop, at once but for propagation. */
  | 'must'
  | 'should'
  /** It may go on until a cache or a status list has run out. */
  | 'cache-bounded'
  /** A self-contained token may run to its end. */
  | 'lifetime-bounded'
  /** No protocol speaks of it; only rules of governance do. */
  | 'unregulated'

export type KillCell =
  | { demand: 'stop'; allows: readonly Regulation[] }
  /** Declared and bounded below tier high; at tier high it must stop within the limit. */
  | { demand: 'declare'; allows: readonly Regulation[] }
  /** The lever is not aimed at it, so it must go on working. */
  | { demand: 'keep' }
  /** Either is right. */
  | { demand: 'optional' }

const stop = (...allows: Regulation[]): KillCell => ({ demand: 'stop', allows })
const declare = (...allows: Regulation[]): KillCell => ({ demand: 'declare', allows })
const keep: KillCell = { demand: 'keep' }
const optional: KillCell = { demand: 'optional' }

export const killMatrix = {
  'revoke-token': {
    'new-token-by-key': keep,
    'new-token-by-certificate': keep,
    'refresh-token': optional,
    'derived-token': stop('unregulated'),
    'opaque-token': stop('must', 'cache-bounded'),
    jwt: declare('lifetime-bounded'),
    'bound-token': declare('cache-bounded', 'lifetime-bounded'),
    'open-stream': stop('unregulated'),
    'open-connection': stop('unregulated'),
    'api-key': keep,
    'outgoing-event': optional,
    'queued-job': declare('unregulated'),
    'management-credential': keep,
  },
  'revoke-grant': {
    'new-token-by-key': keep,
    'new-token-by-certificate': keep,
    'refresh-token': stop('must'),
    'derived-token': stop('unregulated'),
    'opaque-token': stop('should', 'cache-bounded'),
    jwt: declare('should', 'lifetime-bounded'),
    'bound-token': declare('should', 'lifetime-bounded'),
    'open-stream': stop('unregulated'),
    'open-connection': keep,
    'api-key': keep,
    'outgoing-event': optional,
    'queued-job': declare('unregulated'),
    'management-credential': keep,
  },
  'suspend-client': {
    'new-token-by-key': stop('unregulated'),
    'new-token-by-certificate': stop('unregulated'),
    'refresh-token': stop('unregulated'),
    'derived-token': stop('unregulated'),
    'opaque-token': stop('unregulated', 'cache-bounded'),
    jwt: stop('lifetime-bounded'),
    'bound-token': stop('lifetime-bounded'),
    'open-stream': stop('unregulated'),
    'open-connection': stop('unregulated'),
    'api-key': stop('unregulated'),
    'outgoing-event': stop('unregulated'),
    'queued-job': stop('unregulated'),
    'management-credential': stop('unregulated'),
  },
  'delete-client': {
    'new-token-by-key': stop('must'),
    'new-token-by-certificate': stop('must'),
    'refresh-token': stop('should'),
    'derived-token': stop('should'),
    'opaque-token': stop('should', 'cache-bounded'),
    jwt: stop('should', 'lifetime-bounded'),
    'bound-token': stop('should', 'lifetime-bounded'),
    'open-stream': stop('unregulated'),
    'open-connection': stop('unregulated'),
    'api-key': stop('unregulated'),
    'outgoing-event': stop('unregulated'),
    'queued-job': stop('unregulated'),
    'management-credential': stop('must'),
  },
  'replace-key': {
    'new-token-by-key': stop('must', 'cache-bounded', 'unregulated'),
    'new-token-by-certificate': keep,
    'refresh-token': stop('must', 'cache-bounded', 'unregulated'),
    'derived-token': keep,
    'opaque-token': keep,
    jwt: keep,
    'bound-token': keep,
    'open-stream': keep,
    'open-connection': keep,
    'api-key': keep,
    'outgoing-event': keep,
    'queued-job': keep,
    'management-credential': keep,
  },
  'replace-compromised-key': {
    'new-token-by-key': stop('must', 'cache-bounded', 'unregulated'),
    'new-token-by-certificate': stop('unregulated'),
    'refresh-token': stop('unregulated'),
    'derived-token': stop('unregulated'),
    'opaque-token': stop('unregulated'),
    jwt: stop('lifetime-bounded'),
    'bound-token': stop('unregulated'),
    'open-stream': stop('unregulated'),
    'open-connection': stop('unregulated'),
    'api-key': keep,
    'outgoing-event': stop('unregulated'),
    'queued-job': stop('unregulated'),
    'management-credential': stop('unregulated'),
  },
  'revoke-certificate': {
    'new-token-by-key': keep,
    'new-token-by-certificate': stop('cache-bounded'),
    'refresh-token': stop('cache-bounded'),
    'derived-token': stop('unregulated'),
    'opaque-token': declare('unregulated'),
    jwt: declare('lifetime-bounded'),
    'bound-token': stop('lifetime-bounded'),
    'open-stream': stop('unregulated'),
    'open-connection': stop('unregulated'),
    'api-key': stop('unregulated'),
    'outgoing-event': keep,
    'queued-job': declare('unregulated'),
    'management-credential': keep,
  },
  'suspend-organisation': {
    'new-token-by-key': stop('unregulated'),
    'new-token-by-certificate': stop('unregulated'),
    'refresh-token': stop('unregulated'),
    'derived-token': stop('unregulated'),
    'opaque-token': stop('unregulated', 'cache-bounded'),
    jwt: stop('lifetime-bounded'),
    'bound-token': stop('lifetime-bounded'),
    'open-stream': stop('unregulated'),
    'open-connection': stop('unregulated'),
    'api-key': stop('unregulated'),
    'outgoing-event': stop('unregulated'),
    'queued-job': stop('unregulated'),
    'management-credential': stop('unregulated'),
  },
  'remove-scope': {
    'new-token-by-key': stop('unregulated'),
    'new-token-by-certificate': stop('unregulated'),
    'refresh-token': stop('unregulated'),
    'derived-token': stop('unregulated'),
    'opaque-token': stop('unregulated', 'cache-bounded'),
    jwt: declare('lifetime-bounded'),
    'bound-token': declare('lifetime-bounded'),
    'open-stream': stop('unregulated'),
    'open-connection': keep,
    'api-key': stop('unregulated'),
    'outgoing-event': stop('unregulated'),
    'queued-job': declare('unregulated'),
    'management-credential': keep,
  },
  'withdraw-issuer-key': {
    'new-token-by-key': keep,
    'new-token-by-certificate': keep,
    'refresh-token': keep,
    'derived-token': stop('cache-bounded'),
    'opaque-token': optional,
    jwt: stop('cache-bounded'),
    'bound-token': stop('cache-bounded'),
    'open-stream': declare('unregulated'),
    'open-connection': keep,
    'api-key': keep,
    'outgoing-event': keep,
    'queued-job': keep,
    'management-credential': keep,
  },
  'disable-api-key': {
    'new-token-by-key': keep,
    'new-token-by-certificate': keep,
    'refresh-token': keep,
    'derived-token': keep,
    'opaque-token': keep,
    jwt: keep,
    'bound-token': keep,
    'open-stream': stop('unregulated'),
    'open-connection': stop('unregulated'),
    'api-key': stop('unregulated'),
    'outgoing-event': optional,
    'queued-job': declare('unregulated'),
    'management-credential': keep,
  },
  'disable-subscription': {
    'new-token-by-key': keep,
    'new-token-by-certificate': keep,
    'refresh-token': keep,
    'derived-token': keep,
    'opaque-token': keep,
    jwt: keep,
    'bound-token': keep,
    'open-stream': keep,
    'open-connection': keep,
    'api-key': keep,
    'outgoing-event': stop('should'),
    'queued-job': stop('unregulated'),
    'management-credential': keep,
  },
  expiry: {
    'new-token-by-key': stop('must'),
    'new-token-by-certificate': stop('must'),
    'refresh-token': stop('should'),
    'derived-token': stop('unregulated'),
    'opaque-token': stop('must'),
    jwt: stop('must'),
    'bound-token': stop('must'),
    'open-stream': stop('unregulated'),
    'open-connection': stop('unregulated'),
    'api-key': stop('unregulated'),
    'outgoing-event': stop('unregulated'),
    'queued-job': stop('unregulated'),
    'management-credential': declare('should'),
  },
  'stop-partner': {
    'new-token-by-key': stop('unregulated'),
    'new-token-by-certificate': stop('unregulated'),
    'refresh-token': stop('unregulated'),
    'derived-token': stop('unregulated'),
    'opaque-token': stop('unregulated'),
    jwt: stop('unregulated'),
    'bound-token': stop('unregulated'),
    'open-stream': stop('unregulated'),
    'open-connection': stop('unregulated'),
    'api-key': stop('unregulated'),
    'outgoing-event': stop('unregulated'),
    'queued-job': stop('unregulated'),
    'management-credential': stop('unregulated'),
  },
} satisfies Partial<Record<LeverName, Record<AccessPath, KillCell>>>

export type Demand = 'stop' | 'keep' | 'either'

/** Who asks the issuer about each token looks at no signature. */
const reachesSignatures: ReadonlySet<string> = new Set<LeverName>(['withdraw-issuer-key'])

/**
 * What this lever must do to this way in, at this tier, at a point that takes tokens of this format.
 * A lever that the matrix does not list is aimed at everything.
 */
export function demandOf(lever: LeverName, path: AccessPath, tier: Tier, format?: PointPlan['tokenFormat']): Demand {
  const demand = demandAnywhere(lever, path, tier)
  return demand === 'stop' && format === 'opaque' && reachesSignatures.has(lever) ? 'either' : demand
}

function demandAnywhere(lever: LeverName, path: AccessPath, tier: Tier): Demand {
  const rows: Partial<Record<LeverName, Readonly<Record<AccessPath, KillCell>>>> = killMatrix
  const cell = rows[lever]?.[path] ?? stop('unregulated')
  switch (cell.demand) {
    case 'stop':
    case 'keep':
      return cell.demand
    case 'declare':
      return tier === 'high' ? 'stop' : 'either'
    case 'optional':
      return 'either'
    default:
      return cell satisfies never
  }
}
