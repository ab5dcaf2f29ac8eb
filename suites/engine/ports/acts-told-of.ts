/** Which act a record tells of, where the target keeps no header of the request. Each answers the correlation id of that act. */
import type { Act } from '../../../scenarios/core/kit.ts'

/** Where no header of the request is kept, a record names the assertion that it showed, or the token that it was given. */
export function actNamedBy(acts: readonly Act[], ...names: readonly (string | null)[]): string | null {
  return acts.find(({ traces }) => traces?.some(trace => names.includes(trace)))?.correlation ?? null
}

/** How far apart the clocks of the two may be for a record to be told from the next. */
const sameMomentMs = 1_000

/** A record of what was done to one thing belongs to the request about it that was under way then, or nearest to it. */
export function actAt(acts: readonly Act[], path: string | null, wallMs: number): string | null {
  if (path === null) return null
  const near = acts.flatMap(({ asked, correlation }) => {
    if (!asked || !`${path}/`.startsWith(`${asked.path}/`)) return []
    const awayMs = Math.max(asked.fromWallMs - wallMs, wallMs - asked.untilWallMs, 0)
    return awayMs <= sameMomentMs ? [{ correlation, awayMs, path: asked.path }] : []
  })
  const nearest = near.toSorted((one, other) => one.awayMs - other.awayMs || other.path.length - one.path.length)[0]
  return nearest?.correlation ?? null
}

/** Milliseconds since 1970, or a date as RFC 3339 writes it; NaN of anything else. */
export const wallMsOf = (time: string | null) =>
  /^\d{12,14}$/.test(time ?? '') ? Number(time) : Date.parse(time ?? '')
