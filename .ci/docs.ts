/** Writes the pages that are generated from the code: the references of scenarios, configuration and defects. `--check` only compares. */
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { jsonSchemas } from '../fixtures/config/json-schemas.ts'
import { defects } from '../fixtures/environment/defects.ts'
import type { Outcome } from '../reports/real-targets/outcome.ts'
import { realTargetsPage } from '../reports/real-targets/page.ts'
import { catalogue } from '../scenarios/catalogue.ts'
import { loadScenarios } from '../scenarios/load-scenarios.ts'

interface Schema {
  type?: string | readonly string[]
  description?: string
  properties?: Readonly<Record<string, Schema>>
  required?: readonly string[]
  items?: Schema
  enum?: readonly unknown[]
  const?: unknown
  default?: unknown
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  additionalProperties?: Schema | boolean
}

const deepestKey = 5

async function scenarioPage(): Promise<string> {
  const byId = new Map(catalogue.map(control => [control.id, control]))
  const rows = (await loadScenarios()).map(({ stage, scenario }) => {
    const controls = scenario.controls.flatMap(id => byId.get(id) ?? [])
    const core = controls.some(control => control.core) ? ' (core)' : ''
    const needs = scenario.needs.map(need => `\`${need}\``).join(' ')
    const levels = controls.map(control => control.level.high).join(', ')
    const sources = controls.flatMap(control => control.sources).join('; ')
    return `| ${stage} | ${scenario.id}${core} | ${scenario.title} | ${scenario.why} | ${needs} | ${levels} | ${sources} |`
  })
  return `# Scenarios

Generated from the code by \`npm run docs\`. Core controls are never waived. The level is that of tier high.

| stage | control | what it proves | why it matters | needs | level | sources |
|---|---|---|---|---|---|---|
${rows.join('\n')}
`
}

function configurationPage(): string {
  const sections = Object.entries(jsonSchemas()).map(([file, text]) => {
    const rows = rowsOf(JSON.parse(text) as Schema, '')
    return `## The ${file.split('.')[0]} file\n\nFor completion in an editor: \`fixtures/schemas/${file}\`\n\n| key | value | meaning |\n|---|---|---|\n${rows.join('\n')}\n`
  })
  return `# Configuration

Generated from the schemas by \`npm run docs\`. Unknown keys are errors. Durations are written \`250ms\`, \`10s\`, \`5m\`. Secrets stand in no file: they are
named by \`{ env: NAME }\`, \`{ file: path }\` or \`{ exec: [command, …] }\`.

${sections.join('\n')}`
}

function rowsOf(schema: Schema, path: string): string[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const key = path ? `${path}.${name}` : name
    const needed = schema.required?.includes(name) && inner.default === undefined ? ' (required)' : ''
    const row = `| \`${key}\`${needed} | ${wordsOf(inner)} | ${(inner.description ?? '').replaceAll('|', '\\|')} |`
    return key.split('.').length >= deepestKey ? [row] : [row, ...rowsOf(inner, key)]
  })
  own.push(...rowsOfKinds(schema.anyOf ?? schema.oneOf ?? [], path))
  const { additionalProperties } = schema
  const isNamed = typeof additionalProperties === 'object' && additionalProperties.properties !== undefined
  return isNamed ? [...own, ...rowsOf(additionalProperties, `${path}.NAME`)] : own
}

/** Alternatives that say by a constant, or by their only word, which one is meant; what they share is told once. */
function rowsOfKinds(alternatives: readonly Schema[], path: string): string[] {
  const isKind = (each: Schema) =>
    Object.values(each.properties ?? {}).some(inner => inner.const !== undefined) || isWord(each)
  const told = alternatives.filter(each => each.oneOf || isKind(each))
  // None of several words is required.
  return [...new Set(told.flatMap(each => rowsOf(isWord(each) ? { ...each, required: [] } : each, path)))]
}

/** Not those by which secrets are named, which the head of the page explains. */
function isWord({ properties = {} }: Schema): boolean {
  const [word = '', ...more] = Object.keys(properties)
  return word !== '' && more.length === 0 && !['env', 'file', 'exec'].includes(word)
}

function wordsOf(schema: Schema): string {
  if (schema.const !== undefined) return `\`${String(schema.const)}\``
  if (schema.enum) return schema.enum.map(each => `\`${String(each)}\``).join(', ')
  const several = schema.anyOf ?? schema.oneOf
  if (several) return [...new Set(several.map(wordsOf))].join(' or ')
  if (schema.type === 'array') return `list of ${schema.items ? wordsOf(schema.items) : 'values'}`
  const isPlain = schema.default !== undefined && typeof schema.default !== 'object'
  return `${String(schema.type ?? 'value').replace('string', 'text')}${isPlain ? `, \`${String(schema.default)}\` unless told` : ''}`
}

function defectPage(): string {
  const rows = defects.map(
    ({ name, what, breaks, may }) => `| \`${name}\` | ${what} | ${breaks.join(', ')} | ${may.join(', ')} |`,
  )
  return `# Defects and what notices them

Generated from the code by \`npm run docs\`; \`npm run proof\` shows that it is so. Each defect switches one defence of the reference environment off: the
controls that it breaks must fail, those in the last column may fail for the same reason, and every other control keeps its healthy result.

| defect | what is wrong then | breaks | may break |
|---|---|---|---|
${rows.join('\n')}
`
}

const outcomes = globSync('fixtures/targets/*/outcome.json')
  .map(file => JSON.parse(readFileSync(file, 'utf8')) as Outcome)
  // By name, so that a counterpart follows what it puts right.
  .sort((a, b) => (a.recipe < b.recipe ? -1 : 1))

const pages: Readonly<Record<string, string>> = {
  'docs/scenarios.md': await scenarioPage(),
  'docs/configuration.md': configurationPage(),
  'docs/defects.md': defectPage(),
  'docs/real-targets.md': realTargetsPage(outcomes),
}
for (const [path, text] of Object.entries(pages)) {
  if (!process.argv.includes('--check')) writeFileSync(path, text)
  else if (readFileSync(path, 'utf8') !== text) {
    process.stdout.write(`${path} is not what the code says: run \`npm run docs\`\n`)
    process.exitCode = 1
  }
}
