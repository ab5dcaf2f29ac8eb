/** Runs the command as a user would, in a process of its own, and looks at what the environment holds afterwards. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import supertest from 'supertest'
import { parse } from 'yaml'
import type { VerdictFile } from '../../../scenarios/core/verdict-file.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const entry = join(root, 'cli/main.ts')

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

export interface Running {
  child: ChildProcess
  ended: Promise<Ended>
  /** Settles when this text was written to standard error. */
  saw(text: string): Promise<void>
}

export function sallyport(argv: readonly string[], cwd: string): Running {
  const child = spawn(process.execPath, [entry, ...argv], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  const written = { stdout: '', stderr: '' }
  const waiting: { text: string; resolve: () => void }[] = []
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      written[stream] += text
      for (const each of waiting.filter(({ text: wanted }) => written.stderr.includes(wanted))) each.resolve()
    })
  }
  return {
    child,
    ended: new Promise(resolve => child.on('close', code => resolve({ code, ...written }))),
    saw: text => new Promise(resolve => waiting.push({ text, resolve })),
  }
}

export const proofProfile = join(root, 'fixtures/samples/proof.profile.yaml')

export async function temporaryFolder(): Promise<AsyncDisposable & { path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'sallyport-test-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

export async function verdictIn(folder: string): Promise<VerdictFile> {
  return JSON.parse(await readFile(join(folder, 'verdict.json'), 'utf8')) as VerdictFile
}

/** Names of the clients and organisations of runs that the environment still holds. */
export async function leftIn(targetFile: string): Promise<readonly string[]> {
  const folder = dirname(targetFile)
  const target = parse(readFileSync(targetFile, 'utf8')) as { management: { url: string } }
  const auditor = readFileSync(join(folder, 'auditor.token'), 'utf8').trim()
  const ca = readFileSync(join(folder, 'environment-ca.pem'), 'utf8')
  const list = async (path: string) => {
    const answer = await supertest(target.management.url)
      .get(path)
      .ca(ca)
      .set('authorization', `Bearer ${auditor}`)
      .expect(200)
    return (answer.body as { ids: string[] }).ids
  }
  return [...(await list('/clients?prefix=sallyport-')), ...(await list('/organisations?prefix=org-northwind-'))]
}

/** Every file below a folder, with its text. */
export async function textsIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const files = entries.filter(each => each.isFile()).map(each => join(each.parentPath, each.name))
  return new Map(await Promise.all(files.map(async file => [file, await readFile(file, 'utf8')] as const)))
}
