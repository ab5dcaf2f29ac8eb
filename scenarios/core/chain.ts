/** The hash chain of a run record: how a line is spelled and sealed, and how a reader finds the first line that was touched. */
import { createHash } from 'node:crypto'
import type { Entry, Line } from './record.ts'

/** What the first line names as its predecessor. */
export const chainStart = `sha256:${'0'.repeat(64)}`

/** Deeper nesting has no place in evidence, and would exhaust the stack of whoever reads it. */
export const maxDepth = 64

/** JSON with sorted members and no blanks, so that equal data always has equal bytes. Honours `toJSON`. */
export function canonicalJson(value: unknown): string {
  const text = JSON.stringify(value)
  if (text === undefined)
    throw new TypeError('Cannot record a value that has no JSON form (undefined, function or symbol).')
  const plain: unknown = JSON.parse(text)
  return sorted(plain, 0)
}

function sorted(value: unknown, depth: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (depth >= maxDepth) throw new RangeError(`Cannot record data nested deeper than ${maxDepth} levels.`)
  if (Array.isArray(value)) return `[${value.map(item => sorted(item, depth + 1)).join(',')}]`
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, item]) => `${JSON.stringify(name)}:${sorted(item, depth + 1)}`).join(',')}}`
}

type Unsealed = Entry & { seq: number; atMs: number; previous: string }

/** Hash of a line over its predecessor's hash and its own canonical JSON; `data` is the line without `hash`. */
export function hashLine(previous: string, data: object): string {
  return `sha256:${createHash('sha256').update(previous).update('\n').update(canonicalJson(data)).digest('hex')}`
}

/** Makes an entry the next line of the chain. `seq` is the line's number in the file, from 1. */
export function sealLine(entry: Entry, place: { seq: number; atMs: number; previous: string }): Line {
  const unsealed: Unsealed = { ...entry, ...place }
  return { ...unsealed, hash: hashLine(place.previous, unsealed) }
}

/** The bytes of a line in record.ndjson, without the line break. */
export function spellLine(line: Line): string {
  return canonicalJson(line)
}

export type ChainCheck =
  | { intact: true; lines: number; head: string }
  /** `line` is the first line, counted from 1, that is not what was written; `lines` and `head` tell of the sound part before it. */
  | { intact: false; line: number; why: string; lines: number; head: string }

/** What the verdict says of the record. Only this detects a tail that was cut off, or lines that were added with correct hashes. */
export interface Seal {
  lines: number
  head: string
}

/** Checks one line after the other, so that a long record need not be held twice. */
export interface ChainReader {
  /** Answers what is wrong with the line, or what it holds. After the first wrong line nothing more can be vouched for. */
  next(text: string): { why: string } | { why: null; value: Readonly<Record<string, unknown>> }
  readonly lines: number
  readonly head: string
}

export function createChainReader(): ChainReader {
  let lines = 0
  let head = chainStart
  return {
    get lines() {
      return lines
    },
    get head() {
      return head
    },
    next(text) {
      let value: unknown
      try {
        value = JSON.parse(text)
      } catch {
        return { why: 'it is not JSON' }
      }
      if (!isObject(value)) return { why: 'it is not a JSON object' }
      const { hash, ...rest } = value
      if (typeof hash !== 'string') return { why: 'it has no hash' }
      try {
        if (canonicalJson(value) !== text) return { why: 'it is spelled differently from how it was written' }
        if (rest.seq !== lines + 1) return { why: `it bears number ${String(rest.seq)} where ${lines + 1} belongs` }
        if (rest.previous !== head) return { why: 'it does not follow from the line before it' }
        if (hash !== hashLine(head, rest)) return { why: 'its content does not match its hash' }
      } catch (error) {
        return { why: error instanceof Error ? error.message : 'it cannot be checked' }
      }
      lines += 1
      head = hash
      return { why: null, value }
    },
  }
}

/** Checks a whole record, and the seal on it where there is one. */
export function verifyChain(texts: Iterable<string>, seal?: Seal): ChainCheck {
  const reader = createChainReader()
  for (const text of texts) {
    const { why } = reader.next(text)
    if (why !== null) return { intact: false, line: reader.lines + 1, why, lines: reader.lines, head: reader.head }
  }
  return checkSeal(reader, seal)
}

/** Compares the end of an intact chain with what the verdict says of it. */
export function checkSeal({ lines, head }: Seal, seal?: Seal): ChainCheck {
  if (seal && lines < seal.lines) {
    return {
      intact: false,
      line: lines + 1,
      why: `it is missing: the verdict rests on ${seal.lines} lines`,
      lines,
      head,
    }
  }
  if (seal && lines > seal.lines) {
    return {
      intact: false,
      line: seal.lines + 1,
      why: `it was added: the verdict rests on ${seal.lines} lines`,
      lines,
      head,
    }
  }
  if (seal && head !== seal.head) {
    return { intact: false, line: lines, why: 'its hash is not the one that the verdict names', lines, head }
  }
  return { intact: true, lines, head }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
