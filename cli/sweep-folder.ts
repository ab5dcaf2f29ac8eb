/** Cleans up from the ledger alone: after a worker that crashed, or long after a power cut. */
import { loadTarget } from '../fixtures/config/load-target.ts'
import { openSecrets } from '../fixtures/config/secrets.ts'
import { openLedger } from '../fixtures/ledger/clean-up-ledger.ts'
import { sweep } from '../fixtures/ledger/sweep.ts'
import { createProber } from '../fixtures/probe/prober.ts'
import { SecretRegistry } from '../fixtures/secret/secret-registry.ts'
import { roleCredentials } from '../fixtures/target/role-credentials.ts'
import { createManagement } from '../fixtures/workbench/management.ts'
import type { Plan } from '../scenarios/core/plan.ts'

/** Answers what may still be in the target; with `spareKept`, what a later sitting needs is left alone. */
export async function sweepFolder(
  folder: string,
  targetFile: string,
  plan: Plan,
  options: { spareKept?: boolean } = {},
): Promise<readonly string[]> {
  const target = await loadTarget(targetFile)
  const registry = new SecretRegistry()
  const secrets = openSecrets(target, registry)
  const caPem = target.issuer.ca ? await secrets.text(target.issuer.ca, ['issuer', 'ca']) : ''
  await using prober = createProber({ allow: target.hosts, caPem, runClockOriginNs: process.hrtime.bigint() })
  await using ledger = await openLedger(folder, { evenIfBroken: true })
  await prober.identity({ id: 'nobody', source: '127.0.0.1' })
  const management = createManagement(
    target,
    roleCredentials(target, secrets, registry),
    registry,
    async (_, request) => {
      const { facts, answer } = await prober.probe({
        ...request,
        identity: 'nobody',
        connection: { kind: 'fresh' },
        wantBody: true,
      })
      const status = facts.ending === 'answered' ? facts.status : undefined
      return {
        facts,
        correlation: '',
        ...(status !== undefined && { status }),
        ...(answer && { text: answer.text, json: answer.json }),
      }
    },
  )
  // Awaited here: prober and ledger are closed as soon as this function returns.
  return await sweep(ledger, management, { prefix: `sallyport-${plan.run}` }, options)
}
