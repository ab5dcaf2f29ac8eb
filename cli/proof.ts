/** `npm run proof`: every defect of the reference environment against every scenario; exits 1 and names what is missing unless the match is exact. */
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import type { SamplePartner } from '../fixtures/environment/defect.ts'
import { defects } from '../fixtures/environment/defects.ts'
import type { VerdictFile } from '../scenarios/core/verdict-file.ts'
import { compare, isExact, type NamedDefect, type Proof } from '../suites/proof/compare.ts'
import { certifyEmbedded } from './embedded-run.ts'

const options = new Command('proof')
  .option('--stage <stages>', 'only the defects of these stages, comma-separated')
  .option('--defect <name...>', 'only these defects')
  .option(
    '--affected',
    'only against the scenarios of the stages that a defect touches: quick, and blind to the others',
  )
  .option('--at-once <n>', 'how many environments run side by side: each needs two cores', '1')
  .parse()
  .opts<{ stage?: string; defect?: string[]; affected?: true; atOnce: string }>()

const stages = options.stage?.toUpperCase().split(',')
interface ChosenDefect extends NamedDefect {
  partner?: SamplePartner
}
const chosen = (defects as readonly (ChosenDefect & { stage: string })[]).filter(
  defect => (!stages || stages.includes(defect.stage)) && (!options.defect || options.defect.includes(defect.name)),
)
const profile = fileURLToPath(new URL('../fixtures/samples/proof.profile.yaml', import.meta.url))

/** Stages to which a run is narrowed; none for all. */
type Narrowing = readonly string[]

async function verdictUnder(defects: readonly string[], partner: SamplePartner, only: Narrowing): Promise<VerdictFile> {
  return (await certifyEmbedded({ defects, partner, profile, only })).verdict
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

async function proveAll(healthy: ReadonlyMap<string, VerdictFile>): Promise<readonly Proof[]> {
  const queue = [...chosen]
  const proofs: Proof[] = []
  const work = async () => {
    for (let defect = queue.shift(); defect; defect = queue.shift()) {
      const startedMs = performance.now()
      const baseline = healthy.get(baselineOf(defect))
      if (!baseline) throw new Error(`no healthy run for the partner of ${defect.name}`)
      const proof = compare(defect, baseline, await verdictUnder([defect.name], partnerOf(defect), narrowingOf(defect)))
      tell(proof, performance.now() - startedMs)
      proofs.push(proof)
    }
  }
  await Promise.all(Array.from({ length: Number(options.atOnce) }, work))
  return proofs
}

const partnerOf = (defect: ChosenDefect): SamplePartner => defect.partner ?? 'northwind'
const narrowingOf = ({ breaks, may }: ChosenDefect): Narrowing =>
  options.affected ? [...new Set([...breaks, ...may].map(id => id.split('-')[0] ?? ''))].sort() : []
const baselineOf = (defect: ChosenDefect) => [partnerOf(defect), ...narrowingOf(defect)].join(' ')
const healthy = new Map<string, VerdictFile>()
for (const defect of chosen) {
  const name = baselineOf(defect)
  if (!healthy.has(name)) healthy.set(name, await verdictUnder([], partnerOf(defect), narrowingOf(defect)))
}

/** What was not selected says nothing, with all defences on and without. */
const wasRun = ({ reason }: { reason: string }) => !reason.startsWith('not run')
const unhealthy = [...healthy].flatMap(([partner, { controls }]) =>
  controls
    .filter(each => each.result !== 'pass' && each.result !== 'not-applicable' && wasRun(each))
    .map(each => ({ partner, ...each })),
)
for (const { partner, id, result, reason } of unhealthy)
  process.stdout.write(`healthy ${partner}: ${id} ${result}: ${reason}\n`)
const proofs = unhealthy.length === 0 ? await proveAll(healthy) : []
const provenControls = new Set(proofs.flatMap(proof => proof.proven.map(each => each.control)))
/** Whatever passes when all defences are on, in the stages asked for, needs a defect that makes it fail. */
const passing = new Set(
  [...healthy.values()].flatMap(({ controls }) => controls.filter(each => each.result === 'pass').map(each => each.id)),
)
const isAskedFor = (id: string) => !stages || stages.includes(id.split('-')[0] ?? '')
const wanted = new Set(
  [...chosen.flatMap(defect => defect.breaks), ...(options.defect ? [] : passing)].filter(isAskedFor),
)
const unproven = [...wanted].filter(id => !provenControls.has(id)).sort()
for (const id of unproven) process.stdout.write(`no defect proves ${id}\n`)
const bystanders = proofs.reduce((sum, proof) => sum + proof.bystanders.length, 0)
process.stdout.write(`${wanted.size - unproven.length} of ${wanted.size} controls proven, ${bystanders} bystanders\n`)
process.exitCode = unhealthy.length === 0 && unproven.length === 0 && proofs.length > 0 && proofs.every(isExact) ? 0 : 1
