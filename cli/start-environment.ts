/** Starts the reference environment for a script that needs one, and ends it with the script. */
import { type ChildProcess, spawn } from 'node:child_process'
import { environmentArguments, environmentEntry, type StartOptions } from './environment.ts'

export interface StartedEnvironment extends AsyncDisposable {
  target: string
  partner: string
  pid: number
  /** Ends it the hard way, as a crash would. */
  kill(): void
}

export async function startEnvironmentProcess(options: StartOptions = {}): Promise<StartedEnvironment> {
  // A process group of its own: a Ctrl-C must reach the run first, which still needs the environment to clean up.
  const child = spawn(
    process.execPath,
    [environmentEntry, '--with-parent', ...environmentArguments(options, process.cwd())],
    {
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    },
  )
  const ready = await readyLine(child)
  return {
    ...ready,
    kill: () => child.kill('SIGKILL'),
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const closed = new Promise(resolve => child.once('close', resolve))
      child.kill('SIGTERM')
      await closed
    },
  }
}

function readyLine(child: ChildProcess): Promise<{ target: string; partner: string; pid: number }> {
  return new Promise((resolve, reject) => {
    let out = ''
    let err = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      out += text
      const end = out.indexOf('\n')
      if (end >= 0) resolve(JSON.parse(out.slice(0, end)) as { target: string; partner: string; pid: number })
    })
    child.once('close', code =>
      reject(new Error(`the reference environment ended before it was ready (exit ${code}): ${err.slice(0, 2_000)}`)),
    )
  })
}
