/** A run may be finished in a later sitting: where each begins and ends in the record, and what they took together. */
import type { Entry, Line } from './record.ts'

export interface Sitting {
  /** On the run's clock, which counts from the first sitting's start through all of them. */
  fromMs: number
  untilMs: number
  /** Null when it never ended. */
  close: Extract<Entry, { kind: 'close' }> | null
}

export interface Sittings {
  all: readonly Sitting[]
  /** What is wrong with the order of things; null when the record can be read as one run. */
  trouble: string | null
}

export function sittingsOf(lines: readonly Line[]): Sittings {
  const all: Sitting[] = []
  let trouble: string | null = null
  let lastMs = 0
  const wrong = (why: string) => {
    trouble ??= why
  }
  for (const line of lines) {
    if (line.atMs < lastMs) wrong(`line ${line.seq} was written before the one above it`)
    lastMs = Math.max(lastMs, line.atMs)
    if (line.kind === 'open' || line.kind === 'resume') {
      if ((line.kind === 'open') !== (all.length === 0)) wrong(`line ${line.seq} begins the run in the middle of it`)
      const first = lines[0]
      if (line.kind === 'resume' && first?.kind === 'open' && (first.run !== line.run || first.plan !== line.plan))
        wrong(`line ${line.seq} goes on with another run`)
      all.push({ fromMs: all.length === 0 ? 0 : line.atMs, untilMs: line.atMs, close: null })
      continue
    }
    const current = all.at(-1)
    if (!current || current.close) {
      wrong(`line ${line.seq} belongs to no sitting`)
      continue
    }
    current.untilMs = line.atMs
    if (line.kind === 'close') {
      current.close = line
      current.untilMs = Math.max(line.atMs, line.endedAtMs)
    }
  }
  return { all, trouble }
}

/** Time between two sittings is nobody's time. */
export function timingOf({ all }: Sittings): { wallMs: number; criticalPathMs: number; requests: number } {
  const sum = (of: (sitting: Sitting) => number) => all.reduce((total, sitting) => total + of(sitting), 0)
  return {
    wallMs: sum(({ fromMs, untilMs, close }) => (close?.endedAtMs ?? untilMs) - fromMs),
    criticalPathMs: sum(({ close }) => close?.criticalPathMs ?? 0),
    requests: sum(({ close }) => close?.requests ?? 0),
  }
}
