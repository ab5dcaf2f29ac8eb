/** Runs the worker process, passes signals on to it, and tells how it ended. A worker that dies takes nothing with it but itself. */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { WorkerMessage, WorkerOrder } from '../suites/worker-messages.ts'

export interface WorkerEnd {
  /** The worker said that it was done, record closed and all. */
  orderly: boolean
  /** 130 or 143 where this process was told to stop. */
  signal: 130 | 143 | null
  /** First lines that a failing worker wrote to its standard error. */
  stderr: string
}

const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
const entry = fileURLToPath(new URL(`../suites/worker.${extension}`, import.meta.url))

/** Settings by which a process could leak what it holds (session keys, environment, heap) are not handed down. */
const dangerous = ['NODE_OPTIONS', 'NODE_DEBUG', 'SSLKEYLOGFILE', 'NODE_TLS_REJECT_UNAUTHORIZED', 'NODE_V8_COVERAGE']

export function supervise(
  order: WorkerOrder,
  env: NodeJS.ProcessEnv,
  onMessage: (message: WorkerMessage) => void,
): Promise<WorkerEnd> {
  const inherited = Object.fromEntries(Object.entries(env).filter(([name]) => !dangerous.includes(name)))
  // A process group of its own: a Ctrl-C at the terminal reaches this process, which then asks the worker to end in good order.
  const worker = fork(entry, {
    env: inherited,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    detached: true,
  })
  return follow(worker, order, onMessage)
}

function follow(
  worker: ChildProcess,
  order: WorkerOrder,
  onMessage: (message: WorkerMessage) => void,
): Promise<WorkerEnd> {
  return new Promise(resolve => {
    let orderly = false
    let signal: WorkerEnd['signal'] = null
    let stderr = ''
    const stop = (code: 130 | 143) => () => {
      // Asked twice, the caller will not wait: the ledger stays, and `clean` finishes the work.
      if (signal !== null) worker.kill('SIGKILL')
      else if (worker.connected) worker.send({ kind: 'stop' })
      signal = code
    }
    const onInt = stop(130)
    const onTerm = stop(143)
    process.on('SIGINT', onInt)
    process.on('SIGTERM', onTerm)
    worker.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (stderr.length < 4_000) stderr += text
    })
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'done') orderly = true
      onMessage(message)
    })
    worker.on('close', () => {
      process.off('SIGINT', onInt)
      process.off('SIGTERM', onTerm)
      resolve({ orderly, signal, stderr })
    })
    worker.on('error', error => {
      stderr += error.message
    })
    worker.send(order)
  })
}
