import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { chainStart, sealLine, spellLine } from '../../scenarios/core/chain.ts'
import { sampleRun } from '../testing/sample-run.ts'
import { maxLineBytes, readRecord } from './read-record.ts'

let directory: string
let path: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sallyport-read-'))
  path = join(directory, 'record.ndjson')
})
afterEach(() => rm(directory, { recursive: true, force: true }))

const { lines, verdict } = sampleRun()
const texts = lines.map(spellLine)
const stored = (list: readonly string[]) => writeFile(path, list.map(text => `${text}\n`).join(''))

test('gives back what was written', async () => {
  await stored(texts)
  const read = await readRecord(path, verdict.record)
  expect(read.chain).toEqual({ intact: true, ...verdict.record })
  expect(read.lines.map(spellLine)).toEqual(texts)
})

test('gives the sound part before the first wrong line, and names that line', async () => {
  await stored(texts.with(3, (texts[3] ?? '').replace('"status":200', '"status":401')))
  const read = await readRecord(path, verdict.record)
  expect(read.lines).toHaveLength(3)
  expect(read.chain).toEqual({
    intact: false,
    line: 4,
    why: 'its content does not match its hash',
    lines: 3,
    head: lines[2]?.hash,
  })
})

test('a missing tail shows only against the verdict', async () => {
  await stored(texts.slice(0, -2))
  expect((await readRecord(path)).chain).toMatchObject({ intact: true })
  expect((await readRecord(path, verdict.record)).chain).toMatchObject({ intact: false, line: texts.length - 1 })
})

test('a record that stops in the middle of a line says so', async () => {
  await writeFile(path, `${texts.join('\n').slice(0, -5)}`)
  expect((await readRecord(path)).chain).toMatchObject({ line: texts.length, why: 'it was cut off before its end' })
})

test.each(['\n', ''])('a line without end is given up, not collected (ending %j)', async ending => {
  await writeFile(path, `${texts[0]}\n${'x'.repeat(maxLineBytes + 1)}${ending}`)
  expect((await readRecord(path)).chain).toMatchObject({ line: 2, why: `it is longer than ${maxLineBytes} bytes` })
})

test.each([
  ['an unknown kind', { kind: 'wish' }],
  ['a missing member', { kind: 'played', scenario: 'X', ending: 'finished', startedAtMs: 1 }],
  ['facts that are none', { kind: 'exchange', ...lines[1], facts: { status: 200 } }],
])('a correctly hashed line with %s is refused', async (_, entry) => {
  const { hash: _hash, ...bare }: Record<string, unknown> = { hash: '', ...entry }
  // Sealed as the writer would, though no writer makes such an entry.
  const line = sealLine(JSON.parse(JSON.stringify(bare)), { seq: 1, atMs: 0, previous: chainStart })
  await stored([spellLine(line)])
  expect((await readRecord(path)).chain).toMatchObject({ line: 1, why: 'it is not an entry that this version knows' })
})
