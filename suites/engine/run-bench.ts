/** Sets up what one run needs and takes it down again: prober, record, ledger, management plane, witness. */
import { createHash, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openLogs } from '../../fixtures/audit/open-logs.ts'
import type { AuditSource } from '../../fixtures/config/audit-schema.ts'
import type { LoadedPartner } from '../../fixtures/config/load-partner.ts'
import type { LoadedTarget } from '../../fixtures/config/load-target.ts'
import { usesCertificates } from '../../fixtures/config/partner-schema.ts'
import { openSecrets } from '../../fixtures/config/secrets.ts'
import { openLedger } from '../../fixtures/ledger/clean-up-ledger.ts'
import { openDeferrals } from '../../fixtures/ledger/deferrals.ts'
import { continueRunRecord, createRunRecord } from '../../fixtures/ledger/run-record.ts'
import { sweep } from '../../fixtures/ledger/sweep.ts'
import { openAuthority } from '../../fixtures/pki/open-authority.ts'
import { createRevocationPublisher } from '../../fixtures/pki/revocation-publisher.ts'
import { type ConnectionPool, createConnectionPool } from '../../fixtures/probe/connection-pool.ts'
import type { Json } from '../../fixtures/probe/probe-request.ts'
import { createProber } from '../../fixtures/probe/prober.ts'
import { startReceiver } from '../../fixtures/receiver/receiver.ts'
import { SecretRegistry } from '../../fixtures/secret/secret-registry.ts'
import { roleCredentials } from '../../fixtures/target/role-credentials.ts'
import { type Transmitter, transmitterKey } from '../../fixtures/target/security-event.ts'
import type { Bag } from '../../fixtures/target/templates.ts'
import { createIssuerClient } from '../../fixtures/workbench/issuer-client.ts'
import { createManagement, type Management } from '../../fixtures/workbench/management.ts'
import { Untestable } from '../../fixtures/workbench/untestable.ts'
import type { Workbench } from '../../fixtures/workbench/workbench.ts'
import type { Act } from '../../scenarios/core/kit.ts'
import type { Plan, PointPlan } from '../../scenarios/core/plan.ts'
import type { Entry, Line } from '../../scenarios/core/record.ts'
import type { Deferral, RunDeferrals } from './deferral.ts'
import { createWitness, type Witness } from './witness.ts'

export interface RunBench extends Workbench {
  readonly witness: Witness
  /** Null where the target file declares no receiver of security events. */
  readonly transmitter: Transmitter | null
  /** The management plane on behalf of one scenario: its requests become acts of that scenario. */
  managementFor(scenario: string | null, acts: Act[]): Management
  entries(): readonly Entry[]
  /** Reads JSON with the credential of a role. */
  read(method: string, url: string, role: string, what: string): Promise<Json>
  /** Every record that the target's servers wrote down or sent by themselves, since the run began. */
  log(source: AuditSource): Promise<readonly Json[]>
  /** What is left to a later sitting. */
  readonly deferrals: RunDeferrals
  /** Removes everything that the ledger knows, except (when told) what a later sitting needs; answers what could not be removed. */
  sweep(options: { spareKept: boolean }): Promise<readonly string[]>
  close(end: { leftBehind: readonly string[]; interrupted: boolean; criticalPathMs: number }): Promise<void>
}

export interface RunBenchInput {
  folder: string
  plan: Plan
  target: LoadedTarget
  partner: LoadedPartner
  signal: AbortSignal
  /** The record so far, when the run goes on in a later sitting. */
  soFar?: readonly Line[]
}

export async function openRunBench({ folder, plan, target, partner, signal, soFar }: RunBenchInput): Promise<RunBench> {
  const begun = beginningOf(soFar)
  const { originNs, originWallMs } = begun
  const nowMs = () => Number(process.hrtime.bigint() - originNs) / 1e6
  const registry = new SecretRegistry()
  const secrets = openSecrets(target, registry)
  const caPem = target.issuer.ca ? await secrets.text(target.issuer.ca, ['issuer', 'ca']) : ''
  const prober = createProber({ allow: target.hosts, caPem, runClockOriginNs: originNs })
  const ledger = await openLedger(folder)
  const deferrals = await openDeferrals<Deferral>(folder, plan.run, process.env)
  const openRecord = soFar ? continueRunRecord : createRunRecord
  const record = await openRecord(join(folder, 'record.ndjson'), { nowMs, redact: text => registry.redact(text) })
  const entries: Entry[] = [...(soFar ?? [])]
  const counters = new Map<string, number>()
  const points = new Map(plan.points.map(point => [point.name, point]))
  let requests = 0

  const next = (kind: string) => {
    const number = (counters.get(kind) ?? 0) + 1
    counters.set(kind, number)
    return `${kind}${begun.prefix}${number}`
  }
  const note = (entry: Entry) => {
    if (entry.kind === 'exchange') requests += 1
    if (entry.kind === 'series') requests += entry.probes
    entries.push(entry)
    record.append(entry)
  }
  const point = (name: string): PointPlan => {
    const found = points.get(name)
    if (!found) throw new Error(`${name} is no point of the plan`)
    return found
  }
  // A canary in every run: a secret that nothing needs, so that a leak anywhere is seen everywhere.
  registry.receive('canary', randomUUID())

  const identities = new Map<string, Promise<string>>()
  const identity: Workbench['identity'] = (certificate, source) => {
    const id = `${certificate?.fingerprint ?? 'nobody'}@${source}`
    const known = identities.get(id)
    if (known) return known
    const registered = prober
      .identity({
        id,
        source,
        ...(certificate && {
          certificatePem: `${certificate.certificatePem}\n${certificate.chainPem}`,
          keyPem: certificate.keyPem,
        }),
      })
      .then(() => id)
    identities.set(id, registered)
    return registered
  }
  await prober.identity({ id: 'nobody', source: '127.0.0.1' })

  const pools = new Map<string, ConnectionPool>()
  const connections = (owner: string): ConnectionPool => {
    const pool = pools.get(owner) ?? createConnectionPool(owner, nowMs, name => prober.drop(name))
    pools.set(owner, pool)
    return pool
  }

  const credentials = roleCredentials(target, secrets, registry)
  const managementFor = (scenario: string | null, acts: Act[]): Management =>
    createManagement(target, credentials, registry, async (verb, request) => {
      const correlation = next(`${plan.run}-m`)
      const headers = { ...request.headers, 'x-request-id': correlation }
      const fromWallMs = Date.now()
      const { facts, answer } = await connections('management').with(name =>
        prober.probe({
          ...request,
          headers,
          identity: 'nobody',
          connection: { kind: 'kept-alive', name, reopen: true },
          wantBody: true,
        }),
      )
      note({
        kind: 'exchange',
        id: next('x'),
        scenario,
        by: 'operator',
        point: 'management',
        what: verb,
        connection: 'kept-alive',
        sent: {
          method: request.method,
          url: request.url.split('?')[0] ?? '',
          headerNames: Object.keys(headers),
          credentials: ['operator'],
          correlation,
        },
        facts,
      })
      const status = facts.ending === 'answered' ? facts.status : undefined
      acts.push({
        correlation,
        kind: 'management',
        point: verb,
        source: facts.connection.source,
        allowed: status === undefined || status >= 500 ? null : status < 400,
        asked: { path: pathBelow(request.url, target.management?.url), fromWallMs, untilWallMs: Date.now() },
      })
      return {
        facts,
        correlation,
        ...(status !== undefined && { status }),
        ...(answer && { text: answer.text, json: answer.json }),
      }
    })
  const management = managementFor(null, [])

  const issuer = createIssuerClient(
    target,
    async ({ url, method, headers }) => {
      const { facts, answer } = await prober.probe({
        url,
        method,
        headers,
        identity: 'nobody',
        connection: { kind: 'fresh' },
        wantBody: true,
      })
      note({
        kind: 'exchange',
        id: next('x'),
        scenario: null,
        by: 'partner',
        point: 'issuer',
        what: 'reads what the issuer publishes',
        connection: 'fresh',
        sent: { method, url, headerNames: Object.keys(headers), credentials: [] },
        facts,
      })
      if (facts.ending !== 'answered' || (facts.status ?? 500) >= 500) {
        throw new Untestable(
          `${new URL(url).pathname} of the issuer could not be read (${facts.error?.code ?? `status ${facts.status}`})`,
        )
      }
      return {
        facts,
        ...(facts.status !== undefined && { status: facts.status }),
        ...(answer && { text: answer.text, json: answer.json }),
      }
    },
    { mtls: usesCertificates(partner.client) },
  )

  const bag = bagOf(plan, partner)
  const authority = await openAuthority(target, secrets, { management, ledger, bag, signal })

  const receiver = target.receiver
    ? await startReceiver({
        ...target.receiver,
        certificatePem: await secrets.text(target.receiver.certificate, ['receiver', 'certificate']),
        keyPem: (await secrets.secret(target.receiver.key, 'key of the receiver', ['receiver', 'key'])).reveal(),
        nowMs,
      })
    : null
  const { signals } = target
  const transmitter: Transmitter | null = signals
    ? {
        issuer: signals.transmitter.issuer,
        audience: signals.transmitter.audience,
        keyId: signals.transmitter.keyId,
        key: (
          await secrets.secret(signals.transmitter.key, 'key of the transmitter', ['signals', 'transmitter', 'key'])
        ).use(transmitterKey),
      }
    : null

  const logs = await openLogs(target)
  const { initialAccessToken } = target.driver
  const bench: Workbench = {
    receiver,
    initialAccessToken: initialAccessToken
      ? await secrets.secret(initialAccessToken, 'initial access token', ['driver', 'initialAccessToken'])
      : null,
    run: plan.run,
    plan,
    target,
    partnerFile: partner,
    prober,
    secrets: registry,
    ledger,
    signal,
    clock: { nowMs, toRunMs: wallMs => wallMs - originWallMs },
    management,
    issuer,
    authority,
    revocations: authority && createRevocationPublisher(authority, management, ledger),
    bag,
    record: note,
    connections,
    next,
    point,
    identity,
  }
  const digest = createHash('sha256')
    .update(await readFile(join(folder, 'plan.json')))
    .digest('hex')
  note({
    kind: soFar ? 'resume' : 'open',
    run: plan.run,
    tool: plan.tool,
    node: process.version,
    startedWall: new Date(begun.startedWallMs).toISOString(),
    plan: `sha256:${digest}`,
  })

  return {
    ...bench,
    witness: createWitness(bench),
    transmitter,
    managementFor,
    entries: () => entries,
    async read(method, url, role, what) {
      const { headers: shown } = await credentials(role, { ...bag, requestUrl: url })
      const headers = { accept: 'application/json', ...shown }
      const { facts, answer } = await prober.probe({
        url,
        method,
        headers,
        identity: 'nobody',
        connection: { kind: 'fresh' },
        wantBody: true,
      })
      if (facts.status !== 200 || answer?.json === undefined)
        throw new Untestable(`${what} could not be read (${facts.error?.code ?? `status ${facts.status}`})`)
      return answer.json
    },
    log: source =>
      logs.of(source).catch((error: Error) => {
        throw new Untestable(`the log could not be read: ${error.message}`)
      }),
    deferrals,
    sweep: options => sweep(ledger, management, bench.bag, options),
    async close({ leftBehind, interrupted, criticalPathMs }) {
      if (receiver) {
        note({ kind: 'note', topic: 'receiver', scenario: null, data: receiver.captured() })
        await receiver.close()
      }
      note({ kind: 'close', endedAtMs: nowMs(), requests, criticalPathMs, leftBehind, interrupted })
      await logs[Symbol.asyncDispose]()
      await record[Symbol.asyncDispose]()
      await ledger[Symbol.asyncDispose]()
      await prober[Symbol.asyncDispose]()
    },
  }
}

interface Beginning {
  originNs: bigint
  originWallMs: number
  startedWallMs: number
  /** Keeps the identifiers of a later sitting apart from the earlier ones. */
  prefix: string
}

/**
 * A later sitting goes on with the clock of the first: between the two it is the wall clock that tells how much time went by,
 * and should that one have been set back, the run's clock still only goes forward.
 */
function beginningOf(soFar: readonly Line[] | undefined): Beginning {
  const nowNs = process.hrtime.bigint()
  const startedWallMs = Date.now()
  const [first] = soFar ?? []
  if (!soFar || first?.kind !== 'open')
    return { originNs: nowNs, originWallMs: startedWallMs, startedWallMs, prefix: '' }
  const elapsedMs = startedWallMs - Date.parse(first.startedWall)
  const runMs = Math.max(elapsedMs, Math.ceil(soFar.at(-1)?.atMs ?? 0) + 1)
  const sitting = soFar.filter(line => line.kind === 'open' || line.kind === 'resume').length + 1
  return {
    originNs: nowNs - BigInt(runMs) * 1_000_000n,
    originWallMs: startedWallMs - runMs,
    startedWallMs,
    prefix: `${sitting}-`,
  }
}

function bagOf(plan: Plan, partner: LoadedPartner): Bag {
  return {
    run: plan.run,
    prefix: `sallyport-${plan.run}`,
    legalName: partner.organisation.legalName,
    registrationNumber: partner.organisation.registration,
    purpose: partner.purpose,
    tier: partner.tier,
    contractFrom: partner.contract.from,
    contractUntil: partner.contract.until,
    businessOwner: partner.owners.business.contact,
    technicalOwner: partner.owners.technical.contact,
    approverOwner: partner.owners.approver.contact,
    sponsorOwner: partner.owners.sponsor.contact,
    scopes: partner.client.scopes,
    cursor: '',
    afterSeconds: 0,
  }
}

/** Without the slash at its beginning; the whole address where it lies elsewhere. */
function pathBelow(url: string, base = ''): string {
  const root = `${base.replace(/\/$/, '')}/`
  return url.startsWith(root) ? decodeURIComponent(url.slice(root.length).split('?')[0] ?? '') : url
}
