/** `sallyport environment`: the reference environment as a playground, in a process of its own. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defects } from '../fixtures/environment/defects.ts'
import { exitCodes, type Terminal } from './terminal.ts'

const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
export const environmentEntry = fileURLToPath(new URL(`../fixtures/environment/main.${extension}`, import.meta.url))

export interface StartOptions {
  defect?: readonly string[]
  delay?: readonly string[]
  out?: string
}

export function environmentArguments(options: StartOptions, cwd: string): string[] {
  return [
    ...(options.defect ?? []).flatMap(name => ['--defect', name]),
    ...(options.delay ?? []).flatMap(delay => ['--delay', delay]),
    ...(options.out ? ['--out', resolve(cwd, options.out)] : []),
  ]
}

/** Runs until it is told to end; answers its exit code. */
export function start(options: StartOptions, terminal: Terminal): Promise<number> {
  const child = spawn(process.execPath, [environmentEntry, ...environmentArguments(options, terminal.cwd)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: terminal.env,
  })
  child.stdout.pipe(terminal.stdout, { end: false })
  child.stderr.pipe(terminal.stderr, { end: false })
  const end = () => child.kill('SIGTERM')
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  return new Promise(resolve => {
    child.on('close', code => {
      process.off('SIGTERM', end)
      process.off('SIGINT', end)
      resolve(code ?? exitCodes.fault)
    })
  })
}

export async function listDefects(options: { json?: boolean }, terminal: Terminal): Promise<number> {
  if (options.json) {
    terminal.stdout.write(`${JSON.stringify(defects, null, 2)}\n`)
    return exitCodes.go
  }
  for (const { name, what, breaks } of defects) terminal.stdout.write(`${name}  (${breaks.join(', ')})\n    ${what}\n`)
  return exitCodes.go
}
