/** Every interval of a measurement in one table, each with its reason. */
import type { ConnectionKind } from '../../scenarios/core/facts.ts'

const takesHandshake = (connection: ConnectionKind) => connection === 'fresh' || connection === 'resumed'

/** While access is expected to stop: the width of a time-to-stop is this plus one round trip. */
export const denseIntervalMs: Readonly<Record<ConnectionKind, number>> = {
  'kept-alive': 11,
  h2: 30,
  // A handshake costs both sides about twenty times a request on an open connection.
  fresh: 80,
  resumed: 80,
  // A stream is not polled; its events come by themselves.
  stream: 0,
}

/**
 * Where all watchers of a lever together would ask for `stretch` times the budget, each probes that much less often, as far as a
 * twentieth of the limit can still be told.
 */
export const stretchedMs = (intervalMs: number, stretch: number, limitMs: number) =>
  Math.max(intervalMs, Math.min(intervalMs * stretch, limitMs / 40))

/** A stop that has not come by then is no longer about to: from then on others may begin. */
export const imminentMs = 2_500

/** In steps, because a new pace at every moment would be a new beginning at every moment. */
const lateIntervalsMs = [16, 25, 40, 60, 100, 150, 250]

/** The later a stop comes, the less a millisecond says: about a fortieth of the time it took so far, and finer than what is judged. */
export const lateIntervalMs = (sinceLeverMs: number, limitMs: number) =>
  lateIntervalsMs.findLast(ms => ms <= Math.min(sinceLeverMs, limitMs) / 40) ?? 0

/** Ways in beside the enforcement points: a new token, for example, costs the issuer a signature and the partner an assertion. */
export const elsewhereMs = (connection: ConnectionKind): number => (takesHandshake(connection) ? 100 : 60)

/** Before an end that is known in advance there is nothing to resolve yet. */
export const waitingIntervalMs = 250

/** Untouched neighbours are checked often enough to notice a cut of a quarter of a second. */
export const untouchedIntervalMs = 200

/** How long before a known end the dense phase begins. */
export const leadMs = 400

/** Once stopped, twice in a twentieth of the limit, which no gap in the hold may exceed; a handshake no more often than it can be had. */
export const holdIntervalMs = (connection: ConnectionKind, limitMs: number) =>
  Math.max(takesHandshake(connection) ? 100 : 60, limitMs / 40)

/** How long after the limit a watcher that never stopped is still followed, so that the breach is beyond doubt. */
export const overrunMs = (limitMs: number) => Math.max(300, limitMs / 20)

/** When an idle connection is touched again: as late as the limit allows, because until then it may rightly still work. */
export const idleTouchMs = (limitMs: number) => limitMs - Math.max(250, limitMs / 20)

/** A watcher that was not admitted by then cannot be armed. */
export const armingDeadlineMs = 5_000

/** Where a twentieth of the limit is hardly longer than a handshake takes, less is done at once, so that none takes longer. */
const coarseLimitMs = 4_000

/** How much of the probe budget is spent at once, in requests per second. */
export const spendable = (requestsPerSecond: number, limitMs: number) =>
  requestsPerSecond * (limitMs < coarseLimitMs ? 0.7 : 1)

/** Share of the probe budget that one watcher of this kind takes, in requests on open connections per second. */
export const costPerSecond = (connection: ConnectionKind, intervalMs: number) =>
  connection === 'stream' ? 2 : (1_000 / intervalMs) * (takesHandshake(connection) ? 5 : 1)
