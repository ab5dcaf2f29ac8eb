import { expect, test } from 'vitest'
import { createTraffic } from './traffic.ts'

const never = new AbortController().signal
const tick = () => new Promise(resolve => setTimeout(resolve, 5))

test('measurements share the budget: what does not fit waits until another eases', async () => {
  const traffic = createTraffic(100, never)
  const first = await traffic.measure(50, never)
  let started = false
  const second = traffic.measure(50, never).then(share => {
    started = true
    return share
  })
  await tick()
  expect(started).toBe(false)
  first.ease(10)
  const share = await second
  expect(started).toBe(true)
  share.end()
  first.end()
})

test('one measurement is let in, however small the budget', async () => {
  const share = await createTraffic(1, never).measure(1_000, never)
  share.end()
  share.end()
})

test('of those that wait the heaviest goes first', async () => {
  const traffic = createTraffic(100, never)
  const order: number[] = []
  const blocker = await traffic.measure(100, never)
  const waiting = [10, 40, 20].map(async rate => {
    const share = await traffic.measure(rate, never)
    order.push(rate)
    share.end()
  })
  await tick()
  blocker.end()
  await Promise.all(waiting)
  expect(order[0]).toBe(40)
})

test('ordinary exchanges of scenarios that only call step back while a measurement is dense', async () => {
  const traffic = createTraffic(100, never)
  let underWay = 0
  let most = 0
  const call = () =>
    traffic.ordinary(async () => {
      underWay += 1
      most = Math.max(most, underWay)
      await tick()
      underWay -= 1
    }, 'later')
  const share = await traffic.measure(50, never)
  await Promise.all(Array.from({ length: 6 }, call))
  expect(most).toBe(1)
  share.end()
  await Promise.all(Array.from({ length: 12 }, call))
  expect(most).toBeGreaterThan(1)
})

test('a measurement that waits is given up with the run', async () => {
  const traffic = createTraffic(100, never)
  const blocker = await traffic.measure(100, never)
  const cancel = new AbortController()
  const waiting = traffic.measure(100, cancel.signal)
  cancel.abort(new Error('interrupted'))
  await expect(waiting).rejects.toThrow('interrupted')
  blocker.end()
})

test('what a failing exchange held is given back', async () => {
  const traffic = createTraffic(100, never)
  await expect(traffic.ordinary(() => Promise.reject(new Error('no')), 'first')).rejects.toThrow('no')
  expect(await traffic.ordinary(async () => 'yes', 'first')).toBe('yes')
})

test('a cancelled run sends nothing more', async () => {
  const cancel = new AbortController()
  const traffic = createTraffic(100, cancel.signal)
  cancel.abort(new Error('interrupted'))
  await expect(traffic.ordinary(async () => 'sent', 'first')).rejects.toThrow('interrupted')
})

test('what an exchange must fetch first shares its turn, however many do so at once', async () => {
  const traffic = createTraffic(100, never)
  const nested = () => traffic.ordinary(() => traffic.ordinary(async () => tick(), 'first'), 'first')
  await expect(Promise.all(Array.from({ length: 40 }, nested))).resolves.toHaveLength(40)
})

test('whoever holds all turns and waits for one more gets it', async () => {
  const traffic = createTraffic(100, never)
  const share = await traffic.measure(50, never)
  const awaited = Promise.withResolvers<void>()
  const holding = [1, 2, 3].map(() => traffic.ordinary(() => awaited.promise, 'first'))
  await tick()
  void traffic.ordinary(async () => awaited.resolve(), 'first')
  await expect(Promise.all(holding)).resolves.toHaveLength(3)
  share.end()
})

test('the heaviest gets its turn although the shares of others are fractions', async () => {
  const traffic = createTraffic(100, never)
  for (const rate of [100 / 3, 0.1, 0.7, 1_000 / 60]) {
    const share = await traffic.measure(rate, never)
    share.ease(rate / 7)
    share.end()
  }
  const heavy = await traffic.measure(1_000, never)
  heavy.end()
})
