/** Where credentials show, and what a stolen one is worth: read from the answers and the record of this scenario. */

import { sendable } from '../../../fixtures/partner/sendable.ts'
import { Untestable } from '../../../fixtures/workbench/untestable.ts'
import type { CapabilityPorts, Partner } from '../../../scenarios/core/kit.ts'
import type { Entry } from '../../../scenarios/core/record.ts'
import { dispatch } from '../dispatch.ts'
import type { PortContext } from './port-context.ts'

type Ports = CapabilityPorts['exposure'] & CapabilityPorts['token.bearer']

export function exposurePorts(context: PortContext): Ports {
  const { bench, scope } = context
  const issuer = { name: 'issuer', kind: 'issuer' } as const

  /** What the token endpoint tells a browser, before the request and with it. @see https://fetch.spec.whatwg.org/#http-cors-protocol */
  async function readers(partner: Partner, origin: string): Promise<readonly string[]> {
    const request = await sendable(partner.tokenRequest()).prepare(issuer)
    const preflight = {
      ...request,
      request: {
        url: request.request.url,
        identity: request.request.identity,
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization, content-type',
        },
      },
      credentials: [],
    }
    const fromPage = { ...request, request: { ...request.request, headers: { ...request.request.headers, origin } } }
    const answers = []
    for (const [what, prepared] of [
      [`a page of ${origin} asks whether it may ask for a token`, preflight],
      [`a page of ${origin} asks for a token`, fromPage],
    ] as const)
      answers.push(
        await context.traffic.ordinary(
          () =>
            dispatch(bench, scope, prepared, {
              point: bench.point('issuer'),
              what,
              connection: 'fresh',
              kind: 'token',
            }),
          context.priority,
        ),
      )
    if (answers.some(({ answer }) => answer === undefined))
      throw new Untestable('the token endpoint gave no answer to a request with an Origin')
    return answers.flatMap(({ answer }) => answer?.headers['access-control-allow-origin'] ?? [])
  }

  return {
    exposure: {
      async provoke(at, attempt) {
        const point = bench.point(at.name)
        const source = sendable(attempt)
        const prepared = await source.prepare({ name: point.name, kind: point.kind })
        const kind = point.kind === 'enforcement' ? 'call' : 'token'
        const seen = await context.traffic.ordinary(
          () => dispatch(bench, scope, prepared, { point, what: attempt.what, connection: source.connection, kind }),
          context.priority,
        )
        if (!seen.answer) throw new Untestable(`${at.name} gave no answer to: ${attempt.what}`)
      },
      shown: () => scope.shown ?? [],
      readers,
    },
    theftWindow: {
      async measured(partner, points) {
        const tokens = await Promise.all(points.map(point => partner.token(point)))
        const window = {
          lifetimeMs: Math.max(...tokens.map(token => token.expiresInS * 1_000)),
          stopMs: slowestStopMs(
            bench.entries().filter(entry => 'scenario' in entry && entry.scenario === scope.scenario),
          ),
          scopes: [...new Set(tokens.flatMap(token => token.scopes))],
          audiences: [...new Set(tokens.map(token => token.audience))],
        }
        bench.record({ kind: 'note', topic: 'theft-window', scenario: scope.scenario, data: window })
        return window
      },
    },
  }
}

/** From the lever to the first answer that let nobody in, over everything that was watched all the time; null when something never stopped. */
function slowestStopMs(entries: readonly Entry[]): number | null {
  const lever = entries.findLast(entry => entry.kind === 'lever')
  if (!lever) return null
  const stops = entries.flatMap(entry => {
    if (entry.kind !== 'series' || entry.cell.regime === 'idle') return []
    const lastIn = entry.segments.findLastIndex(({ facts }) => facts.proof === 'found')
    const out = entry.segments[lastIn + 1]
    return [out ? out.first.endedAtMs - lever.sentAtMs : null]
  })
  return stops.includes(null) ? null : Math.round(Math.max(0, ...stops.map(stop => stop ?? 0)))
}
