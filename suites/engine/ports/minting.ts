/** Several workers ask for tokens across the moment of a lever, so that one is always being made while it is pulled. */
import { type HeldPartner, heldPartner } from '../../../fixtures/partner/held-partner.ts'
import { type HeldToken, holdToken } from '../../../fixtures/partner/held-token.ts'
import { asRecord } from '../../../fixtures/partner/roster.ts'
import { sendable } from '../../../fixtures/partner/sendable.ts'
import { shownCertificate } from '../../../fixtures/partner/token-request.ts'
import { Untestable } from '../../../fixtures/workbench/untestable.ts'
import type { Minted, Minting } from '../../../scenarios/core/ports/effect-ports.ts'
import { dispatch } from '../dispatch.ts'
import { sleepUntil } from '../sleep.ts'
import type { EffectContext } from './effect-ports.ts'

/** Enough that at any moment one of them is in the middle of its request. */
const workers = 4
/** How long they mint before the lever. */
const leadMs = 150
/** How long after the lever they go on without a pause, and how often one of them looks again until the limit. */
const denseAfterMs = 100
const laterEveryMs = 250
/** Share of the probe budget that they take. */
const requestsPerSecond = 300

interface Mint {
  token: HeldToken
  sentAtMs: number
}

export function createMinting(context: EffectContext): Minting {
  const { bench, scope } = context
  const { nowMs } = bench.clock
  const issuer = { name: 'issuer', kind: 'issuer' } as const
  const targets = Object.values(bench.target.enforcementPoints)

  async function prepare(partner: HeldPartner, nth: number) {
    const { resource = '', audience = '' } = targets[nth % targets.length] ?? {}
    const request = partner
      .tokenRequest()
      .changed({ parameters: { [bench.target.issuer.resourceParameter]: resource } }, `the resource ${resource}`)
    return { audience, prepared: await sendable(request).prepare(issuer) }
  }

  /** One request; null when no token came of it. */
  async function mint(
    partner: HeldPartner,
    { audience, prepared }: Awaited<ReturnType<typeof prepare>>,
    worker: string,
  ): Promise<Mint | null> {
    const obtainedWallMs = Date.now()
    const { facts, answer, act } = await dispatch(bench, scope, prepared, {
      point: bench.point('issuer'),
      what: `${partner.name} asks for a token, without a pause`,
      connection: 'kept-alive',
      kind: 'token',
      connectionName: worker,
    })
    const { access_token: value, ...rest } = asRecord(answer?.json)
    if (act.allowed !== true || typeof value !== 'string') return null
    const secret = bench.secrets.receive(`token ${partner.name}`, value)
    const certificate = shownCertificate(partner)?.fingerprint ?? null
    const token = holdToken({ value: secret, audience, answer: rest, obtainedWallMs, certificate })
    return { token, sentAtMs: facts.sentAtMs }
  }

  return {
    async across(partner, lever) {
      const held = heldPartner(partner)
      const share = await context.traffic.measure(requestsPerSecond, bench.signal)
      const mints: Mint[] = []
      let nth = 0
      let untilMs = Number.POSITIVE_INFINITY
      const keep = (made: Mint | null) => {
        if (made) mints.push(made)
      }
      const work = async () => {
        const name = bench.next(`${bench.run}-mint`)
        // The next one is signed while this one is under way, so that hardly a moment passes without one.
        let next = prepare(held, nth++)
        while (nowMs() < untilMs && !bench.signal.aborted) {
          const current = await next
          next = prepare(held, nth++)
          keep(await mint(held, current, name))
        }
        // The last one is not sent.
        await next.catch(() => undefined)
      }
      try {
        const working = Promise.all(Array.from({ length: workers }, work))
        await sleepUntil(nowMs, nowMs() + leadMs, bench.signal)
        const pulled = await context.pull(lever)
        const { acknowledgedAtMs, sentAtMs } = pulled
        untilMs = nowMs() + denseAfterMs
        await working
        share.ease(1_000 / laterEveryMs)
        if (acknowledgedAtMs === null || !pulled.done)
          throw new Untestable(`${lever.name} was not acknowledged as done`)
        const { timeToStopMs } = bench.plan.limits
        const lastLookMs = acknowledgedAtMs + timeToStopMs + laterEveryMs
        context.waited(timeToStopMs)
        while (nowMs() < lastLookMs) {
          await sleepUntil(nowMs, nowMs() + laterEveryMs, bench.signal)
          keep(await mint(held, await prepare(held, nth++), `${bench.run}-mint-later`))
        }
        return mintedOf(mints, { sentAtMs, acknowledgedAtMs })
      } finally {
        untilMs = 0
        share.end()
      }
    },
  }

  function mintedOf(mints: readonly Mint[], lever: { sentAtMs: number; acknowledgedAtMs: number }): Minted {
    const before = mints.filter(each => each.sentAtMs < lever.sentAtMs).length
    if (before === 0) throw new Untestable('no token was minted before the lever, so its moment was not met')
    const sinceMs = mints.map(each => Math.round(each.sentAtMs - lever.acknowledgedAtMs))
    const lastAfterMs = Math.max(Number.MIN_SAFE_INTEGER, ...sinceMs)
    bench.record({
      kind: 'note',
      topic: 'minting',
      scenario: scope.scenario,
      data: {
        minted: mints.length,
        beforeTheLever: before,
        sentAfterAcknowledgementMs: sinceMs.slice(-20),
        lastAfterMs,
      },
    })
    return {
      lastAfterMs,
      for: point => mints.map(each => each.token).filter(token => token.audience === point.audience),
    }
  }
}
