/** The end of a token in the words of a scenario, in one sitting or in two. */
import { type HeldPartner, heldPartner } from '../../../fixtures/partner/held-partner.ts'
import { keptPartner } from '../../../fixtures/partner/kept-partner.ts'
import { sendable } from '../../../fixtures/partner/sendable.ts'
import { Untestable } from '../../../fixtures/workbench/untestable.ts'
import type { CapabilityPorts, Partner, Point } from '../../../scenarios/core/kit.ts'
import { type Deferral, Deferred } from '../deferral.ts'
import { dispatch } from '../dispatch.ts'
import { overrunMs } from '../pace.ts'
import { sleepUntil } from '../sleep.ts'
import type { PortContext } from './port-context.ts'

export interface ExpiryContext extends PortContext {
  points: readonly Point[]
  controls: readonly string[]
  attempt: 1 | 2
  /** In a later sitting: what the first one left. */
  deferral: Deferral | null
}

/** A later sitting may begin this much before the end, and sees it happen; never more than the caller is ready to wait. */
const longestLeadMs = 30_000

export function expiryPorts(context: ExpiryContext): CapabilityPorts['token.expiry'] {
  const { bench, roster, scope, points, deferral } = context
  const { defer, limits } = bench.plan

  /** When the first and the last of its tokens end. */
  async function endsOf(partner: HeldPartner): Promise<readonly [firstMs: number, lastMs: number]> {
    const ends = await Promise.all(
      points.map(async point => {
        const { endsAtWallMs } = await sendable(partner.call()).prepare({ name: point.name, kind: 'enforcement' })
        if (!endsAtWallMs) throw new Untestable(`nobody says when the token for ${point.name} ends`)
        return endsAtWallMs
      }),
    )
    return [Math.min(...ends), Math.max(...ends)]
  }

  function left(): Deferral {
    if (!deferral) throw new Untestable('nothing was left to this sitting')
    return deferral
  }

  let sawEnd = false
  const earlierPartner = () => roster.restored(left().partner, 'earlier')

  /** One call at this point, sent at once. */
  async function send(point: Point, attempt: ReturnType<typeof sendable>) {
    const prepared = await attempt.prepare({ name: point.name, kind: 'enforcement' })
    return context.traffic.ordinary(
      () =>
        dispatch(bench, scope, prepared, {
          point: bench.point(point.name),
          what: attempt.what,
          connection: 'fresh',
          kind: 'call',
        }),
      context.priority,
    )
  }

  return {
    expiry: {
      async partner(seconds) {
        if (!bench.target.registration.tokenLifetime) return context.partner()
        const { organisation } = context.partner()
        const partner = await roster.onboard({ organisation, tokenLifetimeS: seconds })
        if (!partner) throw new Untestable('a client with short-lived tokens could not be onboarded')
        return partner
      },
      async isFar(partner) {
        if (!defer) return false
        const [firstMs] = await endsOf(heldPartner(partner))
        return firstMs - Date.now() > defer.overMs
      },
      async leave(partner: Partner) {
        const held = heldPartner(partner)
        if (held.keyAddress)
          throw new Untestable(
            'it publishes its keys at an address of this sitting, so no later one can have new tokens',
          )
        const [firstEndWallMs, lastEndWallMs] = await endsOf(held)
        const admitted: Record<string, string> = {}
        for (const point of points) {
          const answer = await point.admits(held.call())
          if (answer) admitted[point.name] = answer.exchange
        }
        const leadMs = Math.min(defer?.overMs ?? 0, longestLeadMs)
        const dueWall = wallSecond(firstEndWallMs - leadMs)
        await bench.deferrals.add({
          scenario: scope.scenario ?? '',
          attempt: context.attempt,
          dueWall,
          firstEndWallMs,
          lastEndWallMs,
          admitted,
          partner: await keptPartner(held),
        })
        const keeps = await bench.ledger.keep([held.clientId, held.organisation.id, held.certificate.serial])
        bench.record({
          kind: 'deferred',
          scenario: scope.scenario ?? '',
          controls: context.controls,
          dueWall,
          endsAtMs: bench.clock.toRunMs(lastEndWallMs),
          waitsFor: `the end of a token, at ${wallSecond(lastEndWallMs)}`,
          keeps,
          ...(context.attempt === 2 && { attempt: 2 as const }),
        })
        throw new Deferred(`pending until ${dueWall}`)
      },
      earlier() {
        sawEnd = Date.now() < left().firstEndWallMs
        return { partner: earlierPartner(), ahead: sawEnd }
      },
      async refusedSince(point) {
        const { lastEndWallMs, admitted } = left()
        const { nowMs } = bench.clock
        const endsAtMs = bench.clock.toRunMs(lastEndWallMs)
        const patienceMs = endsAtMs + limits.leewayMs + overrunMs(limits.timeToStopMs)
        const old = await earlierPartner().token(point)
        const working = context.partner().call()
        const ended = working.withToken(old, 'a token after its end')
        await sleepUntil(nowMs, endsAtMs + 1, bench.signal)
        for (;;) {
          const before = await send(point, sendable(working))
          const seen = await send(point, sendable(ended))
          const after = await send(point, sendable(working))
          if (seen.act.allowed !== false && seen.facts.sentAtMs < endsAtMs + limits.leewayMs) {
            await sleepUntil(nowMs, patienceMs, bench.signal)
            continue
          }
          context.check({
            kind: 'ended',
            mutation: 'a token after its end',
            first: admitted[point.name] ?? 'none',
            before: before.exchange,
            mutant: seen.exchange,
            after: after.exchange,
            endsAtMs,
            leewayMs: limits.leewayMs,
            ...(sawEnd && { watched: true as const }),
            point: point.name,
            expected: 'a token that was let in is refused once it has ended',
          })
          return
        }
      },
    },
  }
}

/** The next whole second, as people read and type it. */
const wallSecond = (wallMs: number) => new Date(Math.ceil(wallMs / 1_000) * 1_000).toISOString().replace('.000Z', 'Z')
