/** Several sources may tell of one request: the issuer which token it gave, the door before it from where it came. */
import type { AuditRecord } from '../../../scenarios/core/kit.ts'

/** What a reader could not reconcile; other words for the time or the action are no contradiction. */
const decisive = ['client', 'organisation', 'outcome', 'tokenId', 'point'] as const

/**
 * Of each source its records: what they tell of one request is one record. Who is told of twice by one source stays told twice,
 * and so does whom two of them contradict each other about.
 */
export function putTogether(sources: Iterable<readonly AuditRecord[]>): readonly AuditRecord[] {
  const whole: AuditRecord[] = []
  for (const records of sources) {
    /** Those that this source has not added to yet. */
    const open = new Set(whole.keys())
    for (const record of records) {
      const at = [...open].find(index => tellsOfTheSame(whole[index], record))
      if (at === undefined) whole.push(record)
      else {
        open.delete(at)
        whole[at] = completed(whole[at], record)
      }
    }
  }
  return whole
}

function tellsOfTheSame(one: AuditRecord | undefined, other: AuditRecord): boolean {
  if (!one || other.correlation === null || one.correlation !== other.correlation) return false
  return decisive.every(name => one[name] === null || other[name] === null || one[name] === other[name])
}

const completed = (one: AuditRecord | undefined, other: AuditRecord): AuditRecord => {
  const known = Object.entries(one ?? {}).filter(([, value]) => value !== null)
  return { ...other, ...Object.fromEntries(known) }
}
