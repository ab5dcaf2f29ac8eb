/** The house has one direction: this test reads every import and refuses those that run the other way. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const rooms = ['scenarios/core', 'scenarios', 'fixtures', 'suites', 'reports', 'cli'] as const
type Room = (typeof rooms)[number]

/** Which rooms a room may look into. */
const mayImport: Readonly<Record<Room, readonly Room[]>> = {
  'scenarios/core': ['scenarios/core'],
  scenarios: ['scenarios/core', 'scenarios'],
  fixtures: ['scenarios/core', 'fixtures'],
  suites: ['scenarios/core', 'scenarios', 'fixtures', 'suites'],
  reports: ['scenarios/core', 'reports'],
  cli: ['scenarios/core', 'scenarios', 'fixtures', 'suites', 'reports', 'cli'],
}

interface Import {
  from: string
  to: string
}

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => relative(root, join(entry.parentPath, entry.name)))
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found = text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)
  return [...found].map(([, specifier = '']) => ({
    from: file,
    to: relative(root, resolve(root, dirname(file), specifier)),
  }))
}

const roomOf = (path: string): Room | undefined => rooms.find(room => path.startsWith(room.replace('/', sep) + sep))

const files = ['scenarios', 'fixtures', 'suites', 'reports', 'cli'].flatMap(sourcesIn)

test('there is something to look at', () => {
  expect(files.length).toBeGreaterThan(100)
})

test('imports run one way', () => {
  const wrong = files
    .flatMap(importsOf)
    .filter(({ from, to }) => {
      // A test may stand beside what it tests and still need the next room to exercise it.
      if (from.endsWith('.test.ts')) return false
      const room = roomOf(from)
      const other = roomOf(to)
      return room !== undefined && other !== undefined && !mayImport[room].includes(other)
    })
    .map(({ from, to }) => `${from} imports ${to}`)
  expect(wrong).toEqual([])
})

test('scenarios hold no sleep, no HTTP client and no assertion library', () => {
  const forbidden = /\bfrom 'node:|\bfrom 'undici|\bfrom 'vitest|setTimeout|\bexpect\(/
  const stageFiles = files.filter(file => /^scenarios[/\\](?!core|load-|catalogue)/.test(file))
  expect(stageFiles.filter(file => forbidden.test(readFileSync(join(root, file), 'utf8')))).toEqual([])
})
