import { expect, test } from 'vitest'
import type { ConnectionKind } from '../../scenarios/core/facts.ts'
import { easeOff } from './ease-off.ts'
import type { Watcher } from './watcher.ts'

const limitMs = 10_000

/** One watcher per kind of connection, and what a lever that was pulled at 0 makes of them as the time goes by. */
function pulled(...connections: ConnectionKind[]) {
  const paces: Record<string, number[]> = {}
  const eased: number[] = []
  const watchers = connections.map((connection): Watcher => {
    const told: number[] = []
    paces[connection] = told
    return {
      watched: {
        cell: { point: 'edge', path: 'bound-token', connection, regime: 'busy' },
        intervalMs: 20,
      } as Watcher['watched'],
      armed: Promise.resolve(0),
      stoppedAtMs: () => null,
      hasEnded: () => false,
      pace: intervalMs => void told.push(intervalMs),
      finish: async () => '',
    }
  })
  let nowMs = 0
  const share = { ease: (rate: number) => void eased.push(rate), end: () => {} }
  const look = easeOff(watchers, { zeroMs: 0, limitMs, nowMs: () => nowMs, share })
  const lookAt = (ms: number, open: readonly Watcher[] = watchers) => {
    nowMs = ms
    look(new Set(open))
  }
  return { watchers, paces, eased, lookAt }
}

test('a stop that does not come is looked for less and less often, down to half of what is judged', () => {
  const { paces, lookAt } = pulled('kept-alive', 'fresh')
  for (let ms = 0; ms <= 12_000; ms += 5) lookAt(ms)
  expect(paces).toEqual({ 'kept-alive': [25, 40, 60, 100, 150, 250], fresh: [25, 40, 60, 100, 150, 250] })
})

test('as long as one may stop at any moment, the share is kept; then it shrinks and never grows', () => {
  const { eased, lookAt } = pulled('kept-alive', 'h2')
  lookAt(2_000)
  expect(eased).toEqual([])
  for (let ms = 2_500; ms <= 12_000; ms += 5) lookAt(ms)
  expect(eased).toEqual([33.3, 20, 13.3, 8].map(rate => expect.closeTo(rate, 0)))
})

test('what stopped costs what a hold costs', () => {
  const { watchers, eased, lookAt } = pulled('kept-alive', 'h2')
  lookAt(3_000)
  lookAt(3_005, watchers.slice(1))
  expect(eased).toEqual([expect.closeTo(33.3, 1), expect.closeTo(20.7, 1)])
})

test('a stream that is left open keeps nobody waiting', () => {
  const { watchers, eased, lookAt } = pulled('kept-alive', 'stream')
  lookAt(100)
  expect(eased).toEqual([])
  lookAt(105, watchers.slice(1))
  expect(eased).toEqual([6])
})
