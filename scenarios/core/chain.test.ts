import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, chainStart, sealLine, spellLine, verifyChain } from './chain.ts'
import type { Line } from './record.ts'

function chainOf(count: number): string[] {
  const texts: string[] = []
  let previous = chainStart
  for (let seq = 1; seq <= count; seq += 1) {
    const line: Line = sealLine(
      { kind: 'note', topic: 'n', scenario: null, data: { seq, x: 1.5 } },
      { seq, atMs: seq, previous },
    )
    texts.push(spellLine(line))
    previous = line.hash
  }
  return texts
}

const texts = chainOf(6)
const whole = verifyChain(texts)
const seal = { lines: whole.lines, head: whole.head }
const swap = (list: readonly string[], a: number, b: number) => list.with(a, list[b] ?? '').with(b, list[a] ?? '')

test('an untouched record is intact', () => {
  expect(verifyChain(texts, seal)).toEqual({ intact: true, lines: 6, head: seal.head })
})

test.each<[string, (lines: readonly string[]) => readonly string[], number, string]>([
  ['edited', lines => lines.with(2, (lines[2] ?? '').replace('1.5', '1.6')), 3, 'its content does not match its hash'],
  ['deleted', lines => lines.toSpliced(2, 1), 3, 'it bears number 4 where 3 belongs'],
  ['swapped', lines => swap(lines, 1, 2), 2, 'it bears number 3 where 2 belongs'],
  ['cut out in the middle', lines => lines.toSpliced(1, 3), 2, 'it bears number 5 where 2 belongs'],
  ['doubled', lines => lines.toSpliced(3, 0, lines[2] ?? ''), 4, 'it bears number 3 where 4 belongs'],
  ['spaced', lines => lines.with(4, (lines[4] ?? '').replace(':', ': ')), 5, 'it is spelled differently'],
  ['respelled', lines => lines.with(4, (lines[4] ?? '').replace('1.5', '1.50')), 5, 'it is spelled differently'],
  ['emptied', lines => lines.with(0, ''), 1, 'it is not JSON'],
  ['torn', lines => lines.with(5, (lines[5] ?? '').slice(0, 40)), 6, 'it is not JSON'],
  [
    'taken from another record',
    lines => lines.with(3, chainOf(4)[3]?.replace('"topic":"n"', '"topic":"m"') ?? ''),
    4,
    'its content',
  ],
  ['cut off at the tail', lines => lines.slice(0, 4), 5, 'it is missing: the verdict rests on 6 lines'],
  ['removed altogether', () => [], 1, 'it is missing'],
  ['appended, with a correct hash', () => chainOf(7), 7, 'it was added: the verdict rests on 6 lines'],
])('a line that was %s is named', (_, tamper, line, why) => {
  expect(verifyChain(tamper(texts), seal)).toMatchObject({ intact: false, line, why: expect.stringContaining(why) })
})

test('a record rewritten from some line on, with correct hashes, does not match the verdict', () => {
  const forged = chainOf(5)
  const last = sealLine(
    { kind: 'note', topic: 'forged', scenario: null, data: 0 },
    { seq: 6, atMs: 6, previous: verifyChain(forged).head },
  )
  expect(verifyChain([...forged, spellLine(last)], seal)).toMatchObject({ intact: false, line: 6 })
})

test('whatever byte of a line is changed, that line is named', () => {
  const characters = fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 1 })
  fc.assert(
    fc.property(fc.nat({ max: 5 }), fc.nat(), characters, (index, at, character) => {
      const text = texts[index] ?? ''
      const changed = text.slice(0, at % text.length) + character + text.slice((at % text.length) + 1)
      fc.pre(changed !== text)
      expect(verifyChain(texts.with(index, changed), seal)).toMatchObject({ intact: false, line: index + 1 })
    }),
  )
})

test('equal data is spelled equally, and reads back as the same data', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), value => {
      const text = canonicalJson(value)
      expect(canonicalJson(JSON.parse(text))).toBe(text)
      expect(text).toBe(canonicalJson(structuredClone(value)))
    }),
  )
  expect(canonicalJson({ b: 1, a: [undefined, { d: null, c: undefined }] })).toBe('{"a":[null,{"d":null}],"b":1}')
})

test('what has no place in evidence is refused', () => {
  let deep: unknown = 0
  for (let depth = 0; depth < 70; depth += 1) deep = [deep]
  expect(() => canonicalJson(deep)).toThrow('nested deeper than 64')
  expect(() => canonicalJson(undefined)).toThrow('no JSON form')
  expect(verifyChain([JSON.stringify(deep)])).toMatchObject({ intact: false, line: 1 })
})
