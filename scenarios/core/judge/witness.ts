/** What the untouched witness vouches for: that a place was up and admitting at the time when it refused someone else. */
import type { ConnectionKind, Segment } from '../facts.ts'
import type { Outcome } from '../outcome.ts'
import type { Entry } from '../record.ts'

/** Longest time between an admission of the witness and the denial that it vouches for. */
export const witnessReachMs = 2_000

export interface Witness {
  /** Admitted shortly before and shortly after this span of time, and not refused in between. */
  vouches(point: string, fromMs: number, toMs: number): boolean
  /** Admitted all the time, without a pause longer than its reach, and never refused. */
  vouchesThroughout(point: string, fromMs: number, toMs: number): boolean
  /** A connection of its own of this kind at this point was open then, and was good before and after. */
  livesOn(point: string, connection: ConnectionKind, atMs: number): boolean
  /**
   * Its connection of this kind at this point was good until shortly before, it was let in over a new one shortly after, and no attempt
   * failed in between: a reload, no outage.
   */
  opensAnew(point: string, connection: ConnectionKind, atMs: number): boolean
}

interface Span {
  fromMs: number
  toMs: number
  /** Longest time between two sightings inside the span. */
  gapMs: number
  connection: ConnectionKind
}

interface Sightings {
  admitted: Span[]
  refused: Span[]
  /** Neither let in nor refused. */
  failed: Span[]
  reachMs: number
}

type Classify = (point: string, facts: Segment['facts']) => Outcome

export function witnessOf(entries: readonly Entry[], classify: Classify): Witness {
  const places = new Map<string, Sightings>()
  const at = (point: string): Sightings => {
    const known = places.get(point) ?? { admitted: [], refused: [], failed: [], reachMs: witnessReachMs }
    places.set(point, known)
    return known
  }
  const note = (point: string, outcome: Outcome, span: Span) => {
    if (outcome.verdict === 'allowed') at(point).admitted.push(span)
    // That a connection ended refuses nobody; what is refused is the next attempt.
    else if (outcome.verdict !== 'denied') at(point).failed.push(span)
    else if (outcome.reason !== 'stream-closed') at(point).refused.push(span)
  }
  for (const entry of entries) {
    if (entry.kind === 'exchange' && entry.by === 'witness') {
      const { facts, point, connection } = entry
      note(point, classify(point, facts), { fromMs: facts.sentAtMs, toMs: facts.endedAtMs, gapMs: 0, connection })
    }
    if (entry.kind !== 'series' || entry.by !== 'witness') continue
    const { point, connection } = entry.cell
    const place = at(point)
    place.reachMs = Math.max(place.reachMs, 2 * entry.intervalMs)
    for (const { facts, first, last, count, maxGapMs } of entry.segments) {
      const gapMs = count > 1 ? maxGapMs : 0
      note(point, classify(point, facts), { fromMs: first.sentAtMs, toMs: last.endedAtMs, gapMs, connection })
    }
  }

  return {
    vouches(point, fromMs, toMs) {
      const place = places.get(point)
      if (!place) return false
      const beforeMs = lastAdmission(place, fromMs)
      const afterMs = nextAdmission(place, toMs)
      return beforeMs !== null && afterMs !== null && !isAnyWithin(place.refused, beforeMs, afterMs)
    },
    vouchesThroughout(point, fromMs, toMs) {
      const place = places.get(point)
      if (!place || isAnyWithin(place.refused, fromMs, toMs)) return false
      let coveredMs = fromMs
      for (const span of place.admitted.toSorted((a, b) => a.fromMs - b.fromMs)) {
        if (span.toMs < coveredMs || span.gapMs > place.reachMs) continue
        if (span.fromMs > coveredMs + place.reachMs) break
        coveredMs = span.toMs
      }
      return coveredMs > fromMs && coveredMs >= toMs - place.reachMs
    },
    livesOn(point, connection, atMs) {
      return (places.get(point)?.admitted ?? []).some(
        span => span.connection === connection && span.fromMs <= atMs && span.toMs >= atMs,
      )
    },
    opensAnew(point, connection, atMs) {
      const place = places.get(point)
      if (!place) return false
      const { admitted } = place
      const own = admitted.filter(span => span.connection === connection)
      const anew = admitted.filter(span => span.connection === 'fresh' || span.fromMs >= atMs)
      const beforeMs = lastAdmission({ ...place, admitted: own }, atMs)
      const afterMs = nextAdmission({ ...place, admitted: anew }, atMs)
      if (beforeMs === null || afterMs === null) return false
      return !isAnyWithin([...place.refused, ...place.failed], beforeMs, afterMs)
    },
  }
}

const isAnyWithin = (spans: readonly Span[], fromMs: number, toMs: number) =>
  spans.some(span => span.fromMs <= toMs && span.toMs >= fromMs)

/** The latest time up to `atMs` at which the witness is known to have been admitted; null when that is too long ago. */
function lastAdmission({ admitted, reachMs }: Sightings, atMs: number): number | null {
  const times = admitted
    .filter(span => span.fromMs <= atMs)
    .map(span => (span.toMs > atMs ? (span.gapMs > reachMs ? span.fromMs : atMs) : span.toMs))
    .filter(ms => ms >= atMs - reachMs)
  return times.length > 0 ? Math.max(...times) : null
}

/** The earliest time from `atMs` on at which the witness is known to have been admitted; null when that is too late. */
function nextAdmission({ admitted, reachMs }: Sightings, atMs: number): number | null {
  const times = admitted
    .filter(span => span.toMs >= atMs)
    .map(span => (span.fromMs < atMs ? (span.gapMs > reachMs ? span.toMs : atMs) : span.fromMs))
    .filter(ms => ms <= atMs + reachMs)
  return times.length > 0 ? Math.min(...times) : null
}
