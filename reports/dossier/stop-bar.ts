/** A time to stop beside its limit, as a small bar whose pale end is the uncertainty. */
import { type ComponentChild, h } from 'preact'
import type { TimeToStop } from '../../scenarios/core/verdict-file.ts'

const width = 100
const height = 6
/** The limit stands at four fifths, so that what goes beyond it can be seen. */
const limitAt = 80

/** Decoration for those who see it: the cell's text says the same. */
export function stopBar({ lowerMs, upperMs, limitMs }: TimeToStop): ComponentChild {
  const place = (ms: number) => Math.min(width, Math.max(0, (ms / Math.max(limitMs, 1)) * limitAt))
  const lower = place(lowerMs ?? 0)
  const upper = upperMs === null ? width : place(upperMs)
  // A quick stop must still be visible: at least one unit wide.
  const end = Math.max(upper, 1)
  return h(
    'svg',
    { class: 'bar', viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    h('rect', { class: 'track', width, height: 2, y: 2 }),
    h('rect', { class: 'sure', width: rounded(lower), height }),
    h('rect', {
      class: 'unsure',
      x: rounded(Math.min(lower, end - 1)),
      width: rounded(Math.max(end - lower, 1)),
      height,
    }),
    h('rect', { class: 'limit', x: limitAt, width: 1, height }),
  )
}

const rounded = (number: number) => Math.round(number * 100) / 100
