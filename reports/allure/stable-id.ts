/** Identifiers that are the same on every machine, so that Allure recognises a control from one run to the next. */
import { createHash } from 'node:crypto'

export function stableHash(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}

/** A version 8 UUID: its bits are ours to choose. @see RFC 9562 §5.8 */
export function stableUuid(...parts: string[]): string {
  const hex = stableHash(...parts)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
