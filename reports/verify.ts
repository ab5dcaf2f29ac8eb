/** Compares the verdict that was stored with the one that the record gives when it is judged again. */

import type { KeptWorking, TimeToStop, VerdictFile } from '../scenarios/core/verdict-file.ts'
import { show, showSentence } from './show.ts'

export interface Difference {
  /** Where, for example `controls.REVOKE-01.result`. */
  at: string
  /** As JSON; `absent` where there is nothing. */
  stored: string
  recomputed: string
}

/** Every place at which the two differ; empty means that the stored verdict follows from the evidence. */
export function compareVerdicts(stored: VerdictFile, recomputed: VerdictFile): Difference[] {
  return differences('', keyed(stored), keyed(recomputed))
}

/** Lists become objects by what identifies their members, so that one missing control is one difference, not a hundred. */
function keyed(verdict: VerdictFile): unknown {
  return {
    ...verdict,
    controls: Object.fromEntries(named(verdict.controls.map(control => [control.id, control]))),
    keptWorking: Object.fromEntries(named((verdict.keptWorking ?? []).map(kept => [keptName(kept), kept]))),
    timeToStop: Object.fromEntries(named(verdict.timeToStop.map(stop => [cellName(stop), stop]))),
  }
}

function cellName({ control, lever, point, path, connection, regime }: TimeToStop): string {
  return [control, lever, point, path, connection, regime].join('/')
}

function keptName({ control, lever, point, path, connection }: KeptWorking): string {
  return [control, lever, point, path, connection].join('/')
}

/** Two of one name must not hide each other. */
function named<T>(entries: [string, T][]): [string, T][] {
  const seen = new Map<string, number>()
  return entries.map(([name, value]) => {
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return [count === 1 ? name : `${name}#${count}`, value]
  })
}

function differences(at: string, stored: unknown, recomputed: unknown): Difference[] {
  if (isObject(stored) && isObject(recomputed)) {
    const names = new Set([...Object.keys(stored), ...Object.keys(recomputed)])
    return [...names].flatMap(name => {
      const place = at === '' ? name : `${at}.${name}`
      return differences(place, own(stored, name), own(recomputed, name))
    })
  }
  const [before, after] = [spelled(stored), spelled(recomputed)]
  if (before === after) return []
  // A forged verdict may hold anything, and differences are printed.
  return [{ at: show(at), stored: showSentence(before), recomputed: showSentence(after) }]
}

function own(value: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function spelled(value: unknown): string {
  return value === undefined ? 'absent' : JSON.stringify(value)
}
