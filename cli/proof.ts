/** `npm run proof`: every defect of the reference environment against every scenario; exits 1 and names what is missing unless the match is exact. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { defects } from '../fixtures/environment/defects.ts'
import { startEnvironmentProcess } from '../fixtures/environment/environment-process.ts'
import type { VerdictFile } from '../scenarios/core/verdict-file.ts'
import { compare, isExact, type NamedDefect, type Proof } from '../suites/proof/compare.ts'
import { sallyport } from './sallyport.ts'

const options = new Command('proof')
  .option('--stage <stages>', 'only the defects of these stages, comma-separated')
  .option('--defect <name...>', 'only these defects')
  .option('--at-once <n>', 'how many environments run side by side: each needs two cores', '1')
  .parse()
  .opts<{ stage?: string; defect?: string[]; atOnce: string }>()

const stages = options.stage?.toUpperCase().split(',')
const chosen: readonly NamedDefect[] = defects.filter(
  defect => (!stages || stages.includes(defect.stage)) && (!options.defect || options.defect.includes(defect.name)),
)
const profile = fileURLToPath(new URL('../fixtures/samples/proof.profile.yaml', import.meta.url))
const nowhere = { write: () => true } as unknown as NodeJS.WritableStream

async function verdictUnder(names: readonly string[]): Promise<VerdictFile> {
  const folder = await mkdtemp(join(tmpdir(), 'sallyport-proof-'))
  try {
    await using environment = await startEnvironmentProcess({ defect: names })
    const out = join(folder, 'run')
    const argv = [
      'run',
      '--target',
      environment.target,
      '--partner',
      environment.partner,
      '--profile',
      profile,
      '--out',
      out,
      '--yes',
    ]
    await sallyport({ argv, cwd: folder, env: process.env, stdout: nowhere, stderr: nowhere })
    return JSON.parse(await readFile(join(out, 'verdict.json'), 'utf8')) as VerdictFile
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function tell(proof: Proof, tookMs: number): void {
  const { defect, proven, missed, bystanders } = proof
  process.stdout.write(
    `${isExact(proof) ? '✓' : '✗'} ${defect}: ${proven.map(each => each.control).join(', ') || 'nothing'} (${(tookMs / 1_000).toFixed(1)} s)\n`,
  )
  for (const { control, result, reason } of missed)
    process.stdout.write(`    missed     ${control} ${result}: ${reason}\n`)
  for (const { control, result, reason } of bystanders)
    process.stdout.write(`    bystander  ${control} ${result}: ${reason}\n`)
}

async function proveAll(healthy: VerdictFile): Promise<readonly Proof[]> {
  const queue = [...chosen]
  const proofs: Proof[] = []
  const work = async () => {
    for (let defect = queue.shift(); defect; defect = queue.shift()) {
      const startedMs = performance.now()
      const proof = compare(defect, healthy, await verdictUnder([defect.name]))
      tell(proof, performance.now() - startedMs)
      proofs.push(proof)
    }
  }
  await Promise.all(Array.from({ length: Number(options.atOnce) }, work))
  return proofs
}

const healthy = await verdictUnder([])
const unhealthy = healthy.controls.filter(each => each.result !== 'pass' && each.result !== 'not-applicable')
for (const { id, result, reason } of unhealthy) process.stdout.write(`healthy: ${id} ${result}: ${reason}\n`)
const proofs = unhealthy.length === 0 ? await proveAll(healthy) : []
const provenControls = new Set(proofs.flatMap(proof => proof.proven.map(each => each.control)))
const named = new Set(chosen.flatMap(defect => defect.breaks))
const unproven = healthy.controls.filter(
  each => each.result === 'pass' && !stages && !options.defect && !provenControls.has(each.id),
)
for (const { id } of unproven) process.stdout.write(`no defect proves ${id}\n`)
const bystanders = proofs.reduce((sum, proof) => sum + proof.bystanders.length, 0)
const provenOfNamed = [...named].filter(id => provenControls.has(id)).length
process.stdout.write(`${provenOfNamed} of ${named.size + unproven.length} controls proven, ${bystanders} bystanders\n`)
process.exitCode = unhealthy.length === 0 && unproven.length === 0 && proofs.length > 0 && proofs.every(isExact) ? 0 : 1
