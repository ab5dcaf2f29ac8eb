/** `sallyport doctor`: finds what is wrong with the configuration before anything is created. Reads, and creates nothing. */

import type { LoadedTarget } from '../fixtures/config/load-target.ts'
import type { Role } from '../fixtures/config/role-schema.ts'
import type { Reference } from '../fixtures/config/secret-reference.ts'
import { openSecrets } from '../fixtures/config/secrets.ts'
import { createProber, type Prober } from '../fixtures/probe/prober.ts'
import { SecretRegistry } from '../fixtures/secret/secret-registry.ts'
import { prepare, type Selection } from './prepare.ts'
import { exitCodes, type Terminal } from './terminal.ts'

interface Diagnosis {
  what: string
  trouble: string | null
  remedy?: string
}

const largestOffsetMs = 5_000

export async function doctor(options: Selection, terminal: Terminal): Promise<number> {
  const { configuration, plan } = await prepare(options, terminal.cwd)
  const { target } = configuration
  const registry = new SecretRegistry()
  const secrets = openSecrets(target, registry)
  const caPem = target.issuer.ca ? await secrets.text(target.issuer.ca, ['issuer', 'ca']) : ''
  await using prober = createProber({ allow: target.hosts, caPem, runClockOriginNs: process.hrtime.bigint() })
  await prober.identity({ id: 'nobody', source: '127.0.0.1' })

  const diagnoses: Diagnosis[] = [
    ...(await Promise.all(target.hosts.map(host => hostOf(host, prober)))),
    await metadataOf(target, prober),
    ...(await secretsOf(target, secrets)),
    ...plan.gaps.map(gap => ({
      what: `${gap.control} needs ${gap.capability}`,
      trouble: gap.reason,
      remedy: 'declare it in the target file, or leave the control out in a profile of your own',
    })),
  ]
  for (const { what, trouble, remedy } of diagnoses) {
    terminal.stdout.write(
      trouble === null ? `ok       ${what}\n` : `TROUBLE  ${what}: ${trouble}${remedy ? `\n         ${remedy}` : ''}\n`,
    )
  }
  const troubles = diagnoses.filter(each => each.trouble !== null).length
  terminal.stdout.write(
    troubles === 0
      ? 'Nothing stands in the way of a run.\n'
      : `${troubles} of ${diagnoses.length} checks found trouble.\n`,
  )
  return troubles === 0 ? exitCodes.go : exitCodes.usage
}

async function hostOf(host: string, prober: Prober): Promise<Diagnosis> {
  const { facts } = await prober.probe({
    url: `${host}/`,
    method: 'GET',
    headers: {},
    identity: 'nobody',
    connection: { kind: 'fresh' },
  })
  const what = `host ${host}`
  if (facts.ending !== 'answered') {
    const untrusted = facts.phase === 'tls'
    return {
      what,
      trouble: `${facts.ending} during ${facts.phase} (${facts.error?.code ?? 'no answer'})`,
      remedy: untrusted
        ? 'check `issuer.ca`: the server certificate must lead to it'
        : 'check `hosts` and whether the environment is up',
    }
  }
  if (facts.dateOffsetMs !== undefined && Math.abs(facts.dateOffsetMs) > largestOffsetMs) {
    return {
      what,
      trouble: `its clock differs by ${Math.round(facts.dateOffsetMs / 1_000)} s`,
      remedy: 'expiry cannot be judged until the clocks agree',
    }
  }
  return { what, trouble: null }
}

async function metadataOf(target: LoadedTarget, prober: Prober): Promise<Diagnosis> {
  const what = `metadata of ${target.issuer.url}`
  const url = new URL('/.well-known/openid-configuration', target.issuer.url).href
  const { facts, answer } = await prober.probe({
    url,
    method: 'GET',
    headers: {},
    identity: 'nobody',
    connection: { kind: 'fresh' },
    wantBody: true,
  })
  const json = answer?.json
  if (facts.status !== 200 || typeof json !== 'object' || json === null || Array.isArray(json)) {
    return {
      what,
      trouble: `no JSON document (${facts.error?.code ?? `status ${facts.status}`})`,
      remedy: 'check `issuer.url`, or name the endpoints in `issuer.endpoints`',
    }
  }
  const named = 'issuer' in json ? json.issuer : undefined
  return named === target.issuer.url
    ? { what, trouble: null }
    : { what, trouble: `it names ${String(named)}`, remedy: 'set `issuer.url` to exactly that, if it is the right one' }
}

async function secretsOf(target: LoadedTarget, secrets: ReturnType<typeof openSecrets>): Promise<Diagnosis[]> {
  const references = Object.entries(target.management?.roles ?? {}).flatMap(([name, role]) => {
    const reference = referenceOf(role)
    return reference ? [{ name, reference }] : []
  })
  return Promise.all(
    references.map(async ({ name, reference }) => {
      const what = `credential of the role ${name}`
      try {
        await secrets.secret(reference, name, ['management', 'roles', name])
        return { what, trouble: null }
      } catch (error) {
        return {
          what,
          trouble: error instanceof Error ? error.message : 'it cannot be read',
          remedy: 'provide what the reference names',
        }
      }
    }),
  )
}

/** Null where a command prints it for each request: what it would have to be told, only a request knows. */
function referenceOf(role: Role): Reference | null {
  if ('bearer' in role) return role.bearer
  if ('basic' in role) return role.basic.password
  if ('header' in role) return role.header.value
  return 'key' in role.token ? role.token.key : null
}
