import fc from 'fast-check'
import { expect, test } from 'vitest'
import { show } from './show.ts'

test.each([
  ['\u001b[2J\u001b]52;c;ZXZpbA==\u0007', '\\u{1b}[2J\\u{1b}]52;c;ZXZpbA==\\u{7}'],
  ['line\r\nbreak\ttab\u007f\u0085', 'line\\u{d}\\u{a}break\\u{9}tab\\u{7f}\\u{85}'],
  ['admin\u202etxt.exe\u2069', 'admin\\u{202e}txt.exe\\u{2069}'],
  ['zero\u200bwidth\ufeff', 'zero\\u{200b}width\\u{feff}'],
  ['a\u2028b\u2029c', 'a\\u{2028}b\\u{2029}c'],
  ['half \ud800 pair', 'half \\u{d800} pair'],
  ['tag \u{e0041}', 'tag \\u{e0041}'],
  ['Ünïcode 漢字 🚚 stays', 'Ünïcode 漢字 🚚 stays'],
])('%j is shown as %j', (text, shown) => {
  expect(show(text)).toBe(shown)
})

test('a long string is cut between characters', () => {
  expect(show('🚚'.repeat(300))).toBe(`${'🚚'.repeat(256)}…`)
  expect(show('x'.repeat(256))).toBe('x'.repeat(256))
  expect(show('\u001b'.repeat(3), 2)).toBe('\\u{1b}\\u{1b}…')
})

test('nothing invisible is ever left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(show(text)).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b-\u200f\ufeff]/u)
    }),
  )
})
