/** What stands in the tables of the page of real targets. */
import type { Result } from '../../scenarios/core/verdict-file.ts'
import { spellInterval } from '../view/spell-duration.ts'
import type { SlowestStop } from './outcome.ts'

export const marks: Record<Result, string> = {
  pass: 'pass',
  fail: '**fail**',
  inconclusive: 'unclear',
  waived: 'waived',
  'not-applicable': '–',
}

export function spell({ lowerMs, upperMs, result, connection }: SlowestStop): string {
  const text = `${spellInterval(lowerMs, upperMs)} (${connection})`
  return result === 'pass' ? text : result === 'fail' ? `**${text}**` : `unclear: ${text}`
}

/** Cells hold what targets say: nothing in them may end a cell or begin a tag. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map(cell => cell.replaceAll('|', '\\|').replaceAll('<', '&lt;')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
