/** Reads a run record, however large or damaged, and says how far it can be believed. */
import { createReadStream } from 'node:fs'
import { type ChainCheck, chainStart, checkSeal, createChainReader, type Seal } from '../../scenarios/core/chain.ts'
import type { Line } from '../../scenarios/core/record.ts'
import { isLine } from './is-line.ts'

export interface RecordRead {
  /** The lines before the first one that is wrong. */
  lines: readonly Line[]
  chain: ChainCheck
}

/** No honest line is longer: bodies are hashed, and equal probes are folded. */
export const maxLineBytes = 4 * 1024 * 1024
/** Beyond this a record is not read but refused, so that a planted file cannot exhaust the memory. */
export const maxLines = 2_000_000

/** `seal` is what verdict.json says of the record; without it, a tail that was cut off cannot be noticed. */
export async function readRecord(path: string, seal?: Seal): Promise<RecordRead> {
  const reader = createChainReader()
  const lines: Line[] = []
  for await (const { text, why } of boundedLines(path)) {
    const wrong = why ?? read(text)
    if (wrong !== null) {
      const head = lines.at(-1)?.hash ?? chainStart
      return { lines, chain: { intact: false, line: lines.length + 1, why: wrong, lines: lines.length, head } }
    }
  }
  return { lines, chain: checkSeal(reader, seal) }

  function read(text: string): string | null {
    const next = reader.next(text)
    if (next.why !== null) return next.why
    if (!isLine(next.value)) return 'it is not an entry that this version knows'
    lines.push(next.value)
    return null
  }
}

/** Lines of a file, of which no more than one is ever held. Ends after the first that breaks a bound. */
async function* boundedLines(path: string): AsyncGenerator<{ text: string; why: string | null }> {
  let pieces: Buffer[] = []
  let bytes = 0
  let count = 0
  const take = () => {
    const text = Buffer.concat(pieces).toString('utf8')
    pieces = []
    bytes = 0
    return text
  }
  const chunks: AsyncIterable<Buffer> = createReadStream(path)
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      pieces.push(chunk.subarray(from, end))
      bytes += end - from
      from = end + 1
      count += 1
      if (bytes > maxLineBytes) return yield tooLong
      if (count > maxLines) return yield { text: '', why: `a record has at most ${maxLines} lines` }
      yield { text: take(), why: null }
    }
    pieces.push(chunk.subarray(from))
    bytes += chunk.length - from
    if (bytes > maxLineBytes) return yield tooLong
  }
  if (bytes > 0) yield { text: '', why: 'it was cut off before its end' }
}

const tooLong = { text: '', why: `it is longer than ${maxLineBytes} bytes` }
