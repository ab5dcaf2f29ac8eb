/** What host and worker say to each other: plain data, and nothing secret. */
import type { Progress } from './engine/engine.ts'

export interface WorkerOrder {
  /** `resume`: a later sitting, which finishes what is due. */
  kind: 'run' | 'resume'
  folder: string
  /** Absolute paths; the worker loads and resolves them itself, so that no secret crosses over. */
  target: string
  partner: string
}

export type ToWorker = WorkerOrder | { kind: 'stop' }

export type WorkerMessage =
  | { kind: 'progress'; progress: Progress }
  /** The record is closed; `leftBehind` names what could not be removed. */
  | { kind: 'done'; leftBehind: readonly string[] }
