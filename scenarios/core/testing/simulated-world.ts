/** A target that exists only as a function of time, and watchers that probe it as the real ones do: the truth is known, the judge sees facts alone. */
import type { Cell, Check } from '../check.ts'
import type { Entry } from '../record.ts'
import {
  cellOf,
  checkOf,
  holdMs,
  type Look,
  leverAt,
  limitMs,
  type Probe,
  planOf,
  played,
  seriesOf,
} from './record-builder.ts'

/** Deterministic numbers in [0, 1). */
function numbersFrom(seed: number): () => number {
  let state = (seed | 0) + 0x9e3779b9
  return () => {
    state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
    state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
    state ^= state >>> 16
    state = (state + 0x9e3779b9) | 0
    return (state >>> 0) / 4_294_967_296
  }
}

/** When the lever is sent, in ms on the run's clock. */
export const leverMs = 1_000
const endMs = leverMs + limitMs + 400 + holdMs

export interface World {
  /** What the partner gets from a decision made this long after the lever (ms), at this replica. */
  partner(sinceLeverMs: number, replica: number): Look
  witness?(sinceLeverMs: number): Look
  replicas?: number
  /** Share of probes that end in a time-out of the network. */
  noise?: number
  credentialEndsAtMs?: number | null
}

export type Watched = 'fresh' | 'resumed' | 'kept-alive' | 'idle'

/** A whole record with one watched cell, its lever, its witness, and the one check that rests on them. */
export function recordOf(world: World, watched: Watched, seed: number, intervalMs = 40): readonly Entry[] {
  const random = numbersFrom(seed)
  const cell = cellOf(watched === 'idle' ? { connection: 'kept-alive', regime: 'idle' } : { connection: watched })
  const partner = cell.regime === 'idle' ? touched(world, random) : polled(world, cell, intervalMs, random)
  const looksToWitness = world.witness ?? (() => 'allowed')
  const witness = timesFrom(0, endMs + 600, 250, random).map(
    ({ sentAtMs, decidedAtMs, endedAtMs }): Probe => ({
      look: looksToWitness(decidedAtMs - leverMs),
      sentAtMs,
      endedAtMs,
      connection: 'w',
    }),
  )
  const keptAlive = cellOf({ connection: 'kept-alive' })
  const check: Check = {
    kind: 'stops',
    expected: 'stops',
    point: 'edge',
    cell,
    series: 's',
    lever: 'l',
    limitMs,
    holdMs,
  }
  return [
    seriesOf('w', keptAlive, witness, { by: 'witness', intervalMs: 250 }),
    leverAt(leverMs),
    seriesOf('s', cell, partner, { intervalMs, credentialEndsAtMs: world.credentialEndsAtMs ?? null }),
    checkOf('STOP-01', check),
    played('STOP-01'),
  ]
}

export const simulatedPlan = planOf(['STOP-01'])

interface Times {
  sentAtMs: number
  decidedAtMs: number
  endedAtMs: number
}

/** Sequential probes on a grid, with jitter and a round trip of a few milliseconds. */
function timesFrom(fromMs: number, untilMs: number, intervalMs: number, random: () => number): Times[] {
  const times: Times[] = []
  for (let gridMs = fromMs + random() * intervalMs, freeMs = 0; gridMs <= untilMs; gridMs += intervalMs) {
    const sentAtMs = Math.max(gridMs + random() * 3, freeMs)
    const roundTripMs = 2 + random() * 15
    const endedAtMs = sentAtMs + roundTripMs
    times.push({ sentAtMs, decidedAtMs: sentAtMs + random() * roundTripMs, endedAtMs })
    freeMs = endedAtMs
  }
  return times
}

function polled(world: World, cell: Cell, intervalMs: number, random: () => number): readonly Probe[] {
  const replicas = world.replicas ?? 1
  const own = Math.floor(random() * replicas)
  return timesFrom(0, endMs, intervalMs, random).map(({ sentAtMs, decidedAtMs, endedAtMs }, index) => {
    const lasting = cell.connection === 'kept-alive'
    const replica = lasting ? own : Math.floor(random() * replicas)
    const lost = random() < (world.noise ?? 0)
    const look = lost ? 'timeout' : world.partner(decidedAtMs - leverMs, replica)
    return { look, sentAtMs, endedAtMs, connection: lasting ? 'k' : `f${index}` }
  })
}

/** Used once before the lever, and once more shortly before the limit. */
function touched(world: World, random: () => number): readonly Probe[] {
  return [leverMs - 300, leverMs + limitMs - 200].map(sentAtMs => {
    const decidedAtMs = sentAtMs + random() * 4
    return { look: world.partner(decidedAtMs - leverMs, 0), sentAtMs, endedAtMs: sentAtMs + 5, connection: 'i' }
  })
}
