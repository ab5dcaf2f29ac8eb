/** A server may close an open connection at any time; that is told, and changes nothing. */
import { afterEach, expect, test } from 'vitest'
import type { Prepared } from '../../fixtures/partner/sendable.ts'
import { createConnectionPool } from '../../fixtures/probe/connection-pool.ts'
import {
  type Handler,
  marker,
  observedServer,
  proberFor,
  serveMarker,
  testTls,
} from '../../fixtures/probe/testing/observed-server.ts'
import { SecretRegistry } from '../../fixtures/secret/secret-registry.ts'
import type { Act } from '../../scenarios/core/kit.ts'
import type { Entry } from '../../scenarios/core/record.ts'
import { pointOf } from '../../scenarios/core/testing/record-builder.ts'
import { dispatch } from './dispatch.ts'

const stack = { current: new AsyncDisposableStack() }
afterEach(async () => {
  await stack.current.disposeAsync()
  stack.current = new AsyncDisposableStack()
})

/** `closesAt`: which of the requests it answers by closing the connection, counted from one. */
async function setUp(closesAt: readonly number[]) {
  const tls = await testTls
  let count = 0
  const handler: Handler = (request, response, seen) => {
    count += 1
    if (closesAt.includes(count)) return void request.socket.destroy()
    serveMarker(request, response, seen)
  }
  const server = stack.current.use(await observedServer(tls, handler))
  const prober = stack.current.use(await proberFor([server.origin], tls, process.hrtime.bigint()))
  const pools = new Map<string, ReturnType<typeof createConnectionPool>>()
  const entries: Entry[] = []
  const acts: Act[] = []
  let names = 0
  const bench = {
    run: 'r',
    next: (prefix: string) => `${prefix}${++names}`,
    prober,
    connections(owner: string) {
      const pool =
        pools.get(owner) ??
        createConnectionPool(
          owner,
          () => performance.now(),
          name => prober.drop(name),
        )
      pools.set(owner, pool)
      return pool
    },
    record: (entry: Entry) => void entries.push(entry),
    secrets: new SecretRegistry(),
  }
  const call = async (method: 'GET' | 'POST') => {
    const prepared: Prepared = {
      by: 'partner',
      request: {
        url: `${server.origin}/v1/shipments`,
        method,
        headers: {},
        identity: 'partner',
        proof: [{ pointer: '/0/marker', equals: marker }],
      },
      credentials: [],
      endsAtWallMs: null,
      path: 'jwt',
    }
    const wish = { point: pointOf(), what: 'calls', connection: 'kept-alive', kind: 'call' } as const
    return dispatch(bench, { scenario: 'A-01', acts }, prepared, wish)
  }
  return { call, server, acts, exchanges: () => entries.filter(entry => entry.kind === 'exchange') }
}

test('a GET that met the end of an open connection is sent over another, and both are written down', async () => {
  const { call, server, acts, exchanges } = await setUp([2])
  expect((await call('GET')).act.allowed).toBe(true)
  const { facts, act } = await call('GET')
  expect([facts.ending, act.allowed]).toEqual(['answered', true])
  expect(server.seen.length).toBe(3)
  expect(exchanges().map(each => each.facts.ending)).toEqual(['answered', 'ended', 'answered'])
  expect(new Set(exchanges().map(each => each.sent.correlation)).size).toBe(3)
  // A server may have written down the one that it did not answer, or not.
  expect(acts.map(({ kind }) => kind)).toEqual(['call', 'cut', 'call'])
  expect(acts.map(({ correlation }) => correlation)).toEqual(exchanges().map(({ sent }) => sent.correlation))
})

test('one that a new connection does not answer either stays without an answer', async () => {
  const { call, server } = await setUp([2, 3])
  await call('GET')
  const { facts, act } = await call('GET')
  expect([facts.ending, act.allowed]).toEqual(['broken', null])
  expect(server.seen.length).toBe(3)
})

test('what may have changed something is never sent again', async () => {
  const { call, server } = await setUp([2])
  await call('POST')
  expect((await call('POST')).facts.ending).toBe('ended')
  expect(server.seen.length).toBe(2)
})
