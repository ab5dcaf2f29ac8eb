/** Tells in one line what was sent or what came back, from facts alone. */
import type { Check } from '../../scenarios/core/check.ts'
import type { Facts } from '../../scenarios/core/facts.ts'
import type { Line } from '../../scenarios/core/record.ts'
import { show } from '../show.ts'
import { spellDuration } from './spell-duration.ts'

export function spellFacts(facts: Facts): string {
  const parts = [ending(facts)]
  if (facts.oauthError !== undefined) parts.push(`error ${show(facts.oauthError, 64)}`)
  if (facts.proof !== undefined) parts.push(facts.proof === 'found' ? 'data came out' : 'no data')
  if (facts.body && !facts.body.complete) parts.push('body incomplete')
  if (facts.tls?.resumed) parts.push('TLS resumed')
  return parts.join(', ')
}

function ending({ ending, phase, status, error }: Facts): string {
  const code = error ? ` (${show(error.code, 64)}${error.alert === undefined ? '' : `, alert ${error.alert}`})` : ''
  switch (ending) {
    case 'answered':
      return `HTTP ${status ?? '?'}`
    case 'event':
      return 'event received'
    case 'ended':
      return `stream ended${code}`
    case 'timed-out':
      return `no answer in time, at ${phase}`
    case 'broken':
      return `broken at ${phase}${code}`
    case 'not-sent':
      return `not sent${code}`
    default:
      return ending satisfies never
  }
}

export interface ToldLine {
  seq: number
  who: string
  what: string
  outcome: string
}

/** A line that a check points at, as a row of a table; null for kinds that no check points at. */
export function tellLine(line: Line): ToldLine | null {
  switch (line.kind) {
    case 'exchange':
      return {
        seq: line.seq,
        who: line.by,
        what: `${show(line.what)} at ${show(line.point, 64)}, ${line.connection}${carried(line.sent.credentials)}`,
        outcome: spellFacts(line.facts),
      }
    case 'series': {
      const { cell, probes, intervalMs, segments } = line
      const last = segments.at(-1)
      return {
        seq: line.seq,
        who: line.by,
        what: `${show(line.what)} at ${show(cell.point, 64)}, ${cell.connection}, ${probes} probes every ${spellDuration(intervalMs)}${carried(line.sent.credentials)}`,
        outcome: last
          ? `${segments.length === 1 ? 'all along' : `in ${segments.length} phases, the last`}: ${last.count} × ${spellFacts(last.facts)}`
          : 'no probe was sent',
      }
    }
    case 'lever': {
      const { acknowledgedAtMs, sentAtMs, readBack } = line
      const after = acknowledgedAtMs === null ? '' : ` after ${spellDuration(acknowledgedAtMs - sentAtMs)}`
      return {
        seq: line.seq,
        who: 'operator',
        what: `${line.lever}: ${show(line.subject)}`,
        outcome: `${line.answer}${after}${readBack === undefined ? '' : `, read back: ${readBack}`}`,
      }
    }
    default:
      return null
  }
}

/** What a check without exchanges compared. */
export function tellCheck(check: Check): string | null {
  switch (check.kind) {
    case 'value':
      return `${show(check.what)}: ${json(check.seen)}, wanted ${check.operator} ${json(check.wanted)}`
    case 'gap':
      return `the target does not have ${show(check.capability)}`
    case 'untested':
      return show(check.why)
    default:
      return null
  }
}

function carried(credentials: readonly string[]): string {
  return credentials.length === 0 ? '' : ` with ${credentials.map(label => show(label, 96)).join(', ')}`
}

function json(value: unknown): string {
  return show(JSON.stringify(value) ?? 'nothing')
}
