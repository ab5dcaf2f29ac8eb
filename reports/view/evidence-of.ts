/** Finds the lines of the record on which the result of one control rests. */
import type { Check } from '../../scenarios/core/check.ts'
import type { Line } from '../../scenarios/core/record.ts'
import type { ControlResult } from '../../scenarios/core/verdict-file.ts'

export interface Evidence {
  check: Line & { kind: 'check' }
  /** What the check points at, in the order in which it happened. */
  lines: readonly Line[]
}

/** The checks that the result tells of, or all of the control's where it tells of none in particular. */
export function evidenceOf(result: ControlResult, lines: readonly Line[]): Evidence[] {
  const checks = lines.filter(line => line.kind === 'check').filter(({ controls }) => controls.includes(result.id))
  const told = checks.filter(({ check }) => check.expected === result.expected && sameOrNone(check.point, result.point))
  return (told.length > 0 ? told : checks).map(check => {
    const ids = new Set(pointsAt(check.check))
    return { check, lines: lines.filter(line => 'id' in line && ids.has(line.id)) }
  })
}

function sameOrNone(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b
}

function pointsAt(check: Check): readonly string[] {
  switch (check.kind) {
    case 'admits':
      return [check.exchange]
    case 'refuses':
    case 'withholds':
      return [check.before, check.mutant, check.after]
    case 'keeps-out':
      return check.exchanges
    case 'ended':
      return [check.first, check.before, check.mutant, check.after]
    case 'at-most-once':
      return [check.twinBefore, ...check.attempts, check.twinAfter]
    case 'none-admitted':
      return check.attempts
    case 'stops':
      return [check.series, check.lever]
    case 'expires':
    case 'keeps-working':
      return [check.series]
    case 'lever-done':
      return [check.lever]
    case 'value':
    case 'gap':
    case 'untested':
      return []
    default:
      return check satisfies never
  }
}
