/** What is decided on at one place of its own: the issuer, the registration, or the target itself when it sends. */
import { sendable } from '../../fixtures/partner/sendable.ts'
import type { Attempt } from '../../scenarios/core/attempts.ts'
import { elsewhereMs } from './pace.ts'
import type { Watched } from './watcher.ts'

export async function watchedElsewhere(attempt: Attempt, intervalMs?: number): Promise<Watched> {
  const source = sendable(attempt)
  const { place, inTurn } = source
  if (!place) throw new TypeError(`${attempt.what} has no place of its own: hand it to the watch as a call`)
  const prepared = await source.prepare(place)
  const listening = source.listen?.()
  return {
    cell: {
      point: place.name,
      path: prepared.path,
      connection: source.connection,
      regime: 'busy',
    },
    what: attempt.what,
    prepared,
    intervalMs: listening?.periodMs ?? intervalMs ?? elsewhereMs(source.connection),
    ...(listening && { listening: listening.watch }),
    ...(inTurn && { chain: { inTurn, prepare: () => source.prepare(place) } }),
    ...(source.singleUse && {
      refill: (count: number) =>
        Promise.all(
          Array.from({ length: count }, async () => {
            const { request } = await source.prepare(place)
            return { headers: request.headers, ...(request.body !== undefined && { body: request.body }) }
          }),
        ),
    }),
  }
}
