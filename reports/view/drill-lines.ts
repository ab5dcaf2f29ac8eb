/** A theft drill in words: what happened when, counted from the theft. */
import { type DrillStory, drillsIn, type Span } from '../../scenarios/core/drill.ts'
import type { ReportInput } from '../report-input.ts'
import { spellDuration, spellInterval } from './spell-duration.ts'

export interface DrillLines {
  scenario: string
  stolen: string
  /** In the order of the story; `blast window` is the last. */
  steps: readonly { name: DrillStep; when: string }[]
  /** `open`: still of use when it was last tried. */
  window: 'none' | 'ended' | 'open'
}

export const drillSteps = [
  'first misuse',
  'noticed',
  'told apart',
  'lever pulled',
  'last of use',
  'blast window',
] as const
export type DrillStep = (typeof drillSteps)[number]

/** A scenario that was played twice tells its last story. */
export function drillLines({ plan, lines }: Pick<ReportInput, 'plan' | 'lines'>): readonly DrillLines[] {
  const last = new Map(drillsIn(plan, lines).map(story => [story.scenario, story]))
  return [...last.values()].map(story => ({
    scenario: story.scenario,
    stolen: story.stolen,
    steps: drillSteps.map(name => ({ name, when: whenOf(story, name) })),
    window: story.window === null ? 'none' : story.window.upperMs === null ? 'open' : 'ended',
  }))
}

function whenOf({ firstMisuseMs, alert, toldApart, containment, window }: DrillStory, step: DrillStep): string {
  switch (step) {
    case 'first misuse':
      return firstMisuseMs === null ? 'never let in' : `after ${spellDuration(firstMisuseMs)}`
    case 'noticed':
      return seen(alert, 'never')
    case 'told apart':
      return seen(toldApart, 'not')
    case 'lever pulled':
      return containment ? `${containment.lever} after ${spellDuration(containment.sentMs)}` : 'none'
    case 'last of use': {
      if (window === null) return 'never'
      if (window.upperMs === null) return 'not seen to end'
      if (containment === null) return spanned(window)
      // What counts from the lever is what whoever pulls it can rely on; an access may also have ended before.
      const since = (ms: number) => Math.max(0, ms - containment.sentMs)
      return `${spellInterval(since(window.lowerMs), since(window.upperMs))} after the lever`
    }
    case 'blast window':
      return window === null ? 'none: it was of no use' : spanned(window)
    default:
      return step satisfies never
  }
}

const spanned = ({ lowerMs, upperMs }: Span) => spellInterval(lowerMs, upperMs)

function seen(span: Span | null | undefined, never: string): string {
  if (span === undefined) return 'not told by the target'
  return span === null ? never : `after ${spanned(span)}`
}
