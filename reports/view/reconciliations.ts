/** Reads the audit reconciliations that a run noted: what was done, what the trail shows of it, and what it shows besides. */
import type { Line } from '../../scenarios/core/record.ts'

export interface Reconciliation {
  scenario: string | null
  acts: number
  found: number
  missing: readonly string[]
  unexpected: readonly string[]
  medianLateMs: number | null
  worstLateMs: number | null
}

/** Notes are free-form, so one that is not understood is left out rather than guessed at. */
export function reconciliations(lines: readonly Line[]): Reconciliation[] {
  return lines.flatMap(line => {
    if (line.kind !== 'note' || line.topic !== 'audit-reconciliation') return []
    const read = readNote(line.data)
    return read ? [{ scenario: line.scenario, ...read }] : []
  })
}

function readNote(data: unknown): Omit<Reconciliation, 'scenario'> | null {
  const { acts, found, missing, unexpected, lateMs } = members(data)
  if (typeof acts !== 'number' || typeof found !== 'number') return null
  const { median, worst } = members(lateMs)
  return {
    acts,
    found,
    missing: texts(missing),
    unexpected: texts(unexpected),
    medianLateMs: typeof median === 'number' ? median : null,
    worstLateMs: typeof worst === 'number' ? worst : null,
  }
}

function members(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function texts(value: unknown): string[] {
  if (!Array.isArray(value)) return []
  return value.map((item: unknown) => (typeof item === 'string' ? item : (JSON.stringify(item) ?? '')))
}
