/** A part of the proof that is fast enough for every commit: one defect per family, all scenarios against each. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const proof = fileURLToPath(new URL('../../cli/proof.ts', import.meta.url))
const subset = [
  'assertion-replay-race',
  'audience-not-checked',
  'suspension-blocks-new-tokens-only',
  'dormant-forever',
  'graveyard-token-revives',
]

test('a defect of each family is noticed by what it names, and by nothing else', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [proof, '--defect', ...subset], {
    timeout: 280_000,
  }).catch((error: { stdout: string }) => error)
  expect(stdout).toContain('0 bystanders')
  for (const name of subset) expect(stdout).toContain(`✓ ${name}`)
})
