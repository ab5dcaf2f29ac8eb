/** A result as glyph, word and colour: never by colour alone. */
import { type ComponentChild, h } from 'preact'
import type { Result } from '../../scenarios/core/verdict-file.ts'

const words: Record<Result, string> = {
  pass: '✓ passed',
  fail: '✗ failed',
  inconclusive: '? inconclusive',
  waived: '~ waived',
  'not-applicable': '– not applicable',
}

export function badge(result: Result, word?: string): ComponentChild {
  return h('span', { class: `badge ${result}` }, word ?? words[result])
}
