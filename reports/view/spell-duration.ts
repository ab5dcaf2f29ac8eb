/** Spells durations and intervals as people read them, without hiding what is not known. */

export function spellDuration(ms: number): string {
  if (!Number.isFinite(ms)) return 'unknown'
  if (Math.abs(ms) < 1000) return `${Math.round(ms)} ms`
  if (Math.abs(ms) < 60_000) return `${trimmed(ms / 1000)} s`
  const seconds = Math.round(ms / 1000)
  const rest = seconds % 60
  return rest === 0 ? `${seconds / 60} min` : `${Math.trunc(seconds / 60)} min ${rest} s`
}

/** Where the access stopped, for example `212–238 ms`. @see the half-open interval of a time to stop */
export function spellInterval(lowerMs: number | null, upperMs: number | null): string {
  if (upperMs === null) return lowerMs === null ? 'never seen to stop' : `still open after ${spellDuration(lowerMs)}`
  if (lowerMs === null) return `at most ${spellDuration(upperMs)}`
  const [lower, upper] = [spellDuration(lowerMs), spellDuration(upperMs)]
  if (lower === upper) return upper
  const unit = upper.slice(upper.lastIndexOf(' '))
  return lower.endsWith(unit) && !lower.includes('min')
    ? `${lower.slice(0, -unit.length)}–${upper}`
    : `${lower} – ${upper}`
}

function trimmed(seconds: number): string {
  return seconds.toFixed(seconds < 10 ? 2 : 1).replace(/\.?0+$/, '')
}
