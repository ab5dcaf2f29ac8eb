/** Tells whether parsed JSON has the shape of a line, so that reports and judge may rely on its members. */
import type { Entry, Line } from '../../scenarios/core/record.ts'

type Shape = 'string' | 'string?' | 'number' | 'number?' | 'boolean' | 'list' | 'object' | 'any'

/** Members that must be there, by kind. `?` allows null. */
const shapes: Readonly<Record<Entry['kind'], Readonly<Record<string, Shape>>>> = {
  open: { run: 'string', tool: 'string', node: 'string', startedWall: 'string', plan: 'string' },
  resume: { run: 'string', tool: 'string', node: 'string', startedWall: 'string', plan: 'string' },
  exchange: {
    id: 'string',
    scenario: 'string?',
    by: 'string',
    point: 'string',
    what: 'string',
    connection: 'string',
    sent: 'object',
    facts: 'object',
  },
  series: {
    id: 'string',
    scenario: 'string?',
    by: 'string',
    cell: 'object',
    what: 'string',
    sent: 'object',
    intervalMs: 'number',
    armedAtMs: 'number?',
    untilMs: 'number',
    segments: 'list',
    probes: 'number',
    loopDelayP99Ms: 'number',
    credentialEndsAtMs: 'number?',
  },
  lever: {
    id: 'string',
    scenario: 'string?',
    lever: 'string',
    subject: 'string',
    sentAtMs: 'number',
    acknowledgedAtMs: 'number?',
    answer: 'string',
  },
  check: { scenario: 'string', controls: 'list', check: 'object' },
  played: { scenario: 'string', ending: 'string', startedAtMs: 'number', endedAtMs: 'number' },
  deferred: {
    scenario: 'string',
    controls: 'list',
    dueWall: 'string',
    endsAtMs: 'number',
    waitsFor: 'string',
    keeps: 'list',
  },
  drill: { drill: 'string', scenario: 'string', step: 'object' },
  note: { topic: 'string', scenario: 'string?', data: 'any' },
  close: {
    endedAtMs: 'number',
    requests: 'number',
    criticalPathMs: 'number',
    leftBehind: 'list',
    interrupted: 'boolean',
  },
}

const chained: Readonly<Record<string, Shape>> = { seq: 'number', atMs: 'number', previous: 'string', hash: 'string' }

const nested: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  sent: { method: 'string', url: 'string', headerNames: 'list', credentials: 'list' },
  facts: { ending: 'string', phase: 'string', sentAtMs: 'number', endedAtMs: 'number', connection: 'object' },
  cell: { point: 'string', path: 'string', connection: 'string', regime: 'string' },
  check: { kind: 'string', expected: 'string' },
  step: { name: 'string' },
}

export function isLine(value: Readonly<Record<string, unknown>>): value is Line {
  const shape = typeof value.kind === 'string' && isKind(value.kind) ? shapes[value.kind] : null
  if (!shape || !fits(value, chained) || !fits(value, shape)) return false
  return Object.keys(shape).every(member => {
    const inner = nested[member]
    const part = value[member]
    return !inner || (typeof part === 'object' && part !== null && fits({ ...part }, inner))
  })
}

function isKind(kind: string): kind is Entry['kind'] {
  return Object.hasOwn(shapes, kind)
}

function fits(value: Readonly<Record<string, unknown>>, shape: Readonly<Record<string, Shape>>): boolean {
  return Object.entries(shape).every(
    ([member, wanted]) => Object.hasOwn(value, member) && isShaped(value[member], wanted),
  )
}

function isShaped(value: unknown, wanted: Shape): boolean {
  switch (wanted) {
    case 'any':
      return true
    case 'list':
      return Array.isArray(value)
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    case 'string?':
      return value === null || typeof value === 'string'
    case 'number?':
      return value === null || typeof value === 'number'
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === wanted
    default:
      return wanted satisfies never
  }
}
