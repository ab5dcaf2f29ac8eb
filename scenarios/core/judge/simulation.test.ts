import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judge } from '../judge.ts'
import { controlOf, type Look, limitMs } from '../testing/record-builder.ts'
import { leverMs, recordOf, simulatedPlan, type Watched, type World } from '../testing/simulated-world.ts'
import type { ControlResult, TimeToStop } from '../verdict-file.ts'

const busy = ['fresh', 'resumed', 'kept-alive'] as const
const everywhere = [...busy, 'idle'] as const
const seeds = fc.integer()
const numRuns = 120

function judged(world: World, watched: Watched, seed: number): { control: ControlResult; stop: TimeToStop } {
  const { controls, timeToStop } = judge(simulatedPlan, recordOf(world, watched, seed), [controlOf('STOP-01')])
  const [control] = controls
  const [stop] = timeToStop
  if (!control || !stop) throw new Error('the judge said nothing')
  return { control, stop }
}

const stopsAt =
  (stopMs: number, refusal: Look = 'denied'): World['partner'] =>
  sinceMs =>
    sinceMs < stopMs ? 'allowed' : refusal

describe('a world in which access stops, once and for all', () => {
  test('the truth lies in the interval, a pass means in time, and a fail means too late', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.constantFrom(...everywhere),
        fc.double({ min: 0, max: 3_500, noNaN: true }),
        (seed, watched, stopMs) => {
          const { control, stop } = judged({ partner: stopsAt(stopMs) }, watched, seed)
          if (stop.lowerMs !== null && control.result === 'pass') expect(stop.lowerMs).toBeLessThanOrEqual(stopMs + 0.1)
          if (stop.upperMs !== null) expect(stop.upperMs).toBeGreaterThanOrEqual(stopMs - 0.1)
          if (control.result === 'pass') expect(stopMs).toBeLessThanOrEqual(limitMs)
          if (control.result === 'fail') expect(stopMs).toBeGreaterThan(limitMs)
        },
      ),
      { numRuns: 4 * numRuns },
    )
  })

  test.each(busy)('well before the limit it passes, and well after it fails (%s)', watched => {
    fc.assert(
      fc.property(
        seeds,
        fc.double({ min: 1, max: limitMs - 150, noNaN: true }),
        fc.constantFrom<Look>('denied', 'bare'),
        (seed, stopMs, refusal) => {
          const { control, stop } = judged({ partner: stopsAt(stopMs, refusal) }, watched, seed)
          expect(control).toMatchObject({ result: 'pass' })
          expect(stop.upperMs).toBeLessThanOrEqual(limitMs)
        },
      ),
      { numRuns },
    )
    fc.assert(
      fc.property(seeds, fc.double({ min: limitMs + 150, max: 9_000, noNaN: true }), (seed, stopMs) => {
        expect(judged({ partner: stopsAt(stopMs) }, watched, seed).control.result).toBe('fail')
      }),
      { numRuns },
    )
  })

  test('an idle connection passes if it is refused when it is used again', () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 1, max: limitMs - 250, noNaN: true }), (seed, stopMs) => {
        expect(judged({ partner: stopsAt(stopMs) }, 'idle', seed).control.result).toBe('pass')
        expect(judged({ partner: stopsAt(limitMs) }, 'idle', seed).control.result).toBe('inconclusive')
      }),
      { numRuns },
    )
  })

  test('with one probe in fifty lost it never fails, and rarely goes undecided', () => {
    let undecided = 0
    for (let seed = 0; seed < 300; seed++) {
      const { result } = judged({ partner: stopsAt(400), noise: 0.02 }, 'kept-alive', seed).control
      expect(result).not.toBe('fail')
      if (result === 'inconclusive') undecided += 1
    }
    expect(undecided).toBeLessThanOrEqual(6)
  })
})

/** Worlds in which access did not end in time, or nobody can know: none may ever pass. */
const bad: readonly [name: string, world: (at: number) => World, always: 'fail' | 'inconclusive' | null][] = [
  ['never stops', () => ({ partner: () => 'allowed' }), 'fail'],
  ['stops late', at => ({ partner: stopsAt(limitMs + 150 + at) }), 'fail'],
  [
    'refuses at first, and lets in again for good',
    at => ({ partner: ms => (ms > at && ms < at + 500 ? 'denied' : 'allowed') }),
    'fail',
  ],
  ['flaps', () => ({ partner: ms => (ms > 0 && Math.floor(ms / 300) % 2 === 0 ? 'denied' : 'allowed') }), 'fail'],
  [
    'lets in once more in the hold',
    at => ({
      partner: ms => (ms > 300 && !(ms > limitMs + 100 + at / 4 && ms < limitMs + 200 + at / 4) ? 'denied' : 'allowed'),
    }),
    'fail',
  ],
  [
    'has an outage and no stop',
    at => ({ partner: outage(at, 900, 'outage'), witness: outage(at, 900, 'outage') }),
    'fail',
  ],
  [
    'has an outage that looks like a refusal',
    at => ({ partner: outage(at, 900, 'denied'), witness: outage(at, 900, 'denied') }),
    'fail',
  ],
  ['goes down for good', at => ({ partner: stopsAt(at, 'outage'), witness: stopsAt(at, 'outage') }), 'inconclusive'],
  ['goes down for good and calls it a refusal', at => ({ partner: stopsAt(at), witness: stopsAt(at) }), 'inconclusive'],
  ['answers with trouble ever after', at => ({ partner: stopsAt(at, 'outage') }), 'inconclusive'],
  ['throttles the prober', at => ({ partner: stopsAt(at, 'throttled') }), 'inconclusive'],
  [
    'throttles the prober, then refuses',
    at => ({ partner: ms => (ms < at ? 'allowed' : ms < at + 80 ? 'throttled' : 'denied') }),
    'inconclusive',
  ],
  ['answers with success but without the data', at => ({ partner: stopsAt(at, 'possible') }), 'inconclusive'],
  [
    'answers with success but without the data, late in the hold',
    at => ({ partner: ms => (ms < at ? 'allowed' : ms > limitMs + 300 && ms < limitMs + 450 ? 'possible' : 'denied') }),
    'inconclusive',
  ],
  ['lets the credential run out', at => ({ partner: stopsAt(at), credentialEndsAtMs: leverMs + at }), 'inconclusive'],
  ['had refused before the lever', () => ({ partner: stopsAt(-500) }), 'inconclusive'],
  ['refused a moment before the lever', () => ({ partner: stopsAt(-80) }), 'inconclusive'],
  ['was never in', () => ({ partner: () => 'denied' }), 'inconclusive'],
]

function outage(fromMs: number, lastsMs: number, look: Look): (ms: number) => Look {
  return ms => (ms > fromMs && ms < fromMs + lastsMs ? look : 'allowed')
}

describe('a world that', () => {
  test.each(bad)('%s never passes', (_, world, always) => {
    fc.assert(
      fc.property(
        seeds,
        fc.constantFrom(...busy),
        fc.double({ min: 100, max: 1_000, noNaN: true }),
        (seed, watched, at) => {
          const { result } = judged(world(at), watched, seed).control
          if (always) expect(result).toBe(always)
          expect(result).not.toBe('pass')
        },
      ),
      { numRuns },
    )
  })

  test('keeps one stale replica of four beyond the limit fails over new connections', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom('fresh', 'resumed'), (seed, watched) => {
        const world: World = {
          replicas: 4,
          partner: (ms, replica) => (ms < (replica === 2 ? 60_000 : 300) ? 'allowed' : 'denied'),
        }
        expect(judged(world, watched, seed).control.result).toBe('fail')
      }),
      { numRuns },
    )
  })

  test('converges replica by replica before the limit passes over new connections', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const world: World = {
          replicas: 4,
          partner: (ms, replica) => (ms < 200 + replica * 250 ? 'allowed' : 'denied'),
        }
        const { control } = judged(world, 'fresh', seed)
        expect(control.result).not.toBe('fail')
      }),
      { numRuns },
    )
  })

  test('stops is not believed when watched by too slow a prober', () => {
    const slow = recordOf({ partner: stopsAt(300) }, 'fresh', 1, 450)
    expect(judge(simulatedPlan, slow, [controlOf('STOP-01')]).controls[0]?.result).toBe('inconclusive')
    const steady = recordOf({ partner: stopsAt(300) }, 'fresh', 1, 40)
    expect(judge(simulatedPlan, steady, [controlOf('STOP-01')]).controls[0]?.result).toBe('pass')
  })
})

test('whatever entry is lost, nothing that did not pass passes', () => {
  const worlds: readonly World[] = [{ partner: stopsAt(500) }, ...bad.map(([, world]) => world(400))]
  for (const [index, world] of worlds.entries()) {
    for (const watched of everywhere) {
      const record = recordOf(world, watched, index)
      const before = judge(simulatedPlan, record, [controlOf('STOP-01')]).controls[0]?.result
      for (const lost of record.keys()) {
        const after = judge(simulatedPlan, record.toSpliced(lost, 1), [controlOf('STOP-01')]).controls[0]?.result
        if (before === 'pass') expect(after).toBe('inconclusive')
        else expect(after).not.toBe('pass')
      }
    }
  }
})

test('the order of the lines does not matter', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
      fc.constantFrom(...bad),
      fc.nat(1_000),
      (order, [, world], seed) => {
        const record = recordOf(world(400), 'kept-alive', seed)
        const shuffled = order.map(index => record[index]).filter(entry => entry !== undefined)
        expect(judge(simulatedPlan, shuffled, [])).toEqual(judge(simulatedPlan, record, []))
      },
    ),
    { numRuns: 60 },
  )
})
