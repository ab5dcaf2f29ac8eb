/** One run against a reference environment of its own, through the same command that a user types, and what it left to read. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Writable } from 'node:stream'
import type { SamplePartner } from '../fixtures/environment/defect.ts'
import { startEnvironmentProcess } from '../fixtures/environment/environment-process.ts'
import type { Line } from '../scenarios/core/record.ts'
import type { VerdictFile } from '../scenarios/core/verdict-file.ts'
import { runArguments } from './run-arguments.ts'
import { sallyport } from './sallyport.ts'

export interface EmbeddedRun {
  defects?: readonly string[]
  delays?: readonly string[]
  partner?: SamplePartner
  profile?: string
  only?: readonly string[]
  trials?: number
}

export interface Stored {
  verdict: VerdictFile
  lines: readonly Line[]
}

const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })

export async function certifyEmbedded(wish: EmbeddedRun): Promise<Stored> {
  const { defects = [], delays = [], partner = 'northwind', ...how } = wish
  const folder = await mkdtemp(join(tmpdir(), 'sallyport-embedded-'))
  try {
    await using environment = await startEnvironmentProcess({ defect: defects, delay: delays })
    const out = join(folder, 'run')
    const argv = runArguments({
      ...how,
      target: environment.target,
      partner: join(dirname(environment.partner), `${partner}.partner.yaml`),
      out,
    })
    const code = await sallyport({ argv, cwd: folder, env: process.env, stdout: nowhere, stderr: nowhere })
    // The run has cleaned up after a signal; whoever asked for many runs wants no more of them either.
    if (code === 130 || code === 143) throw new Error('The run was interrupted, and none follows it.')
    const record = await readFile(join(out, 'record.ndjson'), 'utf8')
    return {
      verdict: JSON.parse(await readFile(join(out, 'verdict.json'), 'utf8')) as VerdictFile,
      lines: record
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line) as Line),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
