/** Wrong settings beside right ones: what one of two recipes passes and the other fails. */
import type { Result } from '../../scenarios/core/verdict-file.ts'
import { inWords, leverWords } from '../view/names.ts'
import { marks, spell, table } from './cells.ts'
import type { Outcome } from './outcome.ts'

/** `acme-hardened` is a variant of `acme`, and stands beside it. */
export function pairsOf(outcomes: readonly Outcome[]): string {
  return outcomes
    .flatMap(variant => {
      const base = outcomes.find(({ recipe }) => variant.recipe.startsWith(`${recipe}-`))
      return base ? [pairOf(base, variant)] : []
    })
    .join('\n\n')
}

function pairOf(base: Outcome, variant: Outcome): string {
  const rows = [...controlRows(base, variant), ...stopRows(base, variant)]
  const title = `### ${base.recipe} and ${variant.recipe}`
  return rows.length === 0
    ? `${title}\n\nNo difference in what both were asked.`
    : `${title}\n\n${table(['', base.recipe, variant.recipe, 'what failed'], rows)}`
}

/** One of them passes what the other fails; whatever is not clear in both makes no pair. */
const differ = (one: Result, other: Result) =>
  (one === 'pass' && other === 'fail') || (one === 'fail' && other === 'pass')

function controlRows({ controls }: Outcome, variant: Outcome): string[][] {
  return controls.flatMap(one => {
    const other = variant.controls.find(({ id }) => id === one.id)
    if (!other || !differ(one.result, other.result)) return []
    const { reason, point } = one.result === 'fail' ? one : other
    return [[one.id, marks[one.result], marks[other.result], point ? `${reason} (${point})` : reason]]
  })
}

function stopRows({ stops }: Outcome, variant: Outcome): string[][] {
  return stops.flatMap(one => {
    const other = variant.stops.find(
      ({ lever, point, connection }) => lever === one.lever && point === one.point && connection === one.connection,
    )
    if (!other || !differ(one.result, other.result)) return []
    return [[`${inWords(leverWords, one.lever)}, ${one.point}`, spell(one), spell(other), '']]
  })
}
