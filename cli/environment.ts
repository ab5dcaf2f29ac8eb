/** `sallyport environment`: the reference environment, or a recipe of real servers, as a playground in a process of its own. */
import { spawn } from 'node:child_process'
import { defects } from '../fixtures/environment/defects.ts'
import { environmentCommand, type StartOptions } from '../fixtures/environment/environment-process.ts'
import { exitCodes, type Terminal, UsageError } from './terminal.ts'

/** Runs until it is told to end; answers its exit code. */
export function start(options: StartOptions, terminal: Terminal): Promise<number> {
  if (options.recipe !== undefined && (options.defect || options.delay || options.tokenLifetime))
    throw new UsageError('--recipe: a real server has no defects or delays to switch; leave the other options out')
  const child = spawn(process.execPath, environmentCommand(options, terminal.cwd), {
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
