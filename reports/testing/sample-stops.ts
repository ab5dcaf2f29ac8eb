/** Made-up times to stop: quick ones, one that never stopped, and one that is too blurred to tell. */
import type { AccessPath, LeverName, Regime } from '../../scenarios/core/check.ts'
import type { ConnectionKind } from '../../scenarios/core/facts.ts'
import type { TimeToStop } from '../../scenarios/core/verdict-file.ts'

type Spec = [
  control: string,
  LeverName,
  point: string,
  AccessPath,
  ConnectionKind,
  Regime,
  number | null,
  number | null,
]

const specs: readonly Spec[] = [
  ['REVOKE-01', 'revoke-token', 'gateway', 'bound-token', 'fresh', 'busy', 212, 238],
  ['REVOKE-01', 'revoke-token', 'gateway', 'bound-token', 'kept-alive', 'busy', 220, 241],
  ['REVOKE-01', 'revoke-token', 'gateway', 'bound-token', 'kept-alive', 'idle', 205, 260],
  ['REVOKE-01', 'revoke-token', 'edge', 'bound-token', 'fresh', 'busy', 301, 322],
  ['REVOKE-01', 'revoke-token', 'edge', 'bound-token', 'kept-alive', 'busy', 288, 309],
  ['REVOKE-10', 'suspend-client', 'issuer', 'new-token-by-key', 'fresh', 'busy', 12, 31],
  ['REVOKE-10', 'suspend-client', 'gateway', 'bound-token', 'fresh', 'busy', 4120, 4180],
  ['REVOKE-10', 'suspend-client', 'gateway', 'bound-token', 'kept-alive', 'busy', 4131, 4152],
  ['REVOKE-10', 'suspend-client', 'edge', 'bound-token', 'fresh', 'busy', 310, 333],
  ['REVOKE-10', 'suspend-client', 'gateway', 'open-stream', 'stream', 'busy', 402, 604],
  ['REVOKE-10', 'suspend-client', 'edge', 'open-stream', 'stream', 'busy', 20_400, null],
  ['REVOKE-07', 'revoke-certificate', 'gateway', 'open-connection', 'kept-alive', 'busy', 512, 534],
  ['REVOKE-07', 'revoke-certificate', 'edge', 'open-connection', 'kept-alive', 'busy', 9700, 10_450],
]

export function sampleStops(healthy: boolean): TimeToStop[] {
  return specs.map(([control, lever, point, path, connection, regime, lowerMs, upperMs]) => {
    const neverStopped = upperMs === null
    const blurred = upperMs !== null && lowerMs !== null && lowerMs < 10_000 && upperMs > 10_000
    const mended = healthy && (neverStopped || blurred)
    return {
      control,
      lever,
      point,
      path,
      connection,
      regime,
      lowerMs: mended ? 402 : lowerMs,
      upperMs: mended ? 604 : upperMs,
      limitMs: 10_000,
      probes: 480,
      loopDelayP99Ms: 3.2,
      result: mended || !(neverStopped || blurred) ? 'pass' : neverStopped ? 'fail' : 'inconclusive',
    }
  })
}
