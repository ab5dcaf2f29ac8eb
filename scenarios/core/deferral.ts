/** What a run left to a later sitting: read from the record, so that nobody needs to remember it. */
import type { Entry } from './record.ts'

export interface Pending {
  scenario: string
  controls: readonly string[]
  /** ISO time from which on it can be finished. */
  until: string
  waitsFor: string
  /** Names of what stays in the target for it. */
  keeps: readonly string[]
}

/**
 * Deferred, and not played to its end since. A first sitting that was interrupted, or never ended, keeps nothing in the target,
 * so there is nothing to go on with.
 */
export function pendingOf(entries: readonly Entry[]): readonly Pending[] {
  const pending = new Map<string, Pending>()
  const firstEnd = entries.find(entry => entry.kind === 'close' || entry.kind === 'resume')
  if (firstEnd?.kind === 'resume' || (firstEnd?.kind === 'close' && firstEnd.interrupted)) return []
  for (const entry of entries) {
    if (entry.kind === 'deferred') {
      const { scenario, controls, dueWall, waitsFor, keeps } = entry
      pending.set(scenario, { scenario, controls, until: dueWall, waitsFor, keeps })
    } else if (entry.kind === 'played' && entry.ending !== 'deferred') {
      pending.delete(entry.scenario)
    }
  }
  return [...pending.values()]
}

/** One sentence for each time until which something is pending. `folder`: of the run, as the caller named it. */
export function pendingSentences(pending: readonly Pending[], folder: string): readonly string[] {
  return [...Map.groupBy(pending, each => each.until)].map(([until, group]) => {
    const controls = [...new Set(group.flatMap(each => each.controls))]
    const number = controls.length === 1 ? '1 control is' : `${controls.length} controls are`
    return `${number} pending until ${until} (${controls.join(', ')}): sallyport resume ${folder}`
  })
}
