/** Starts a recipe of real servers, certifies its partner with the command of a user, and ends it again. */
import { expect } from 'vitest'
import { startEnvironmentProcess } from '../../../fixtures/environment/environment-process.ts'
import type { VerdictFile } from '../../../scenarios/core/verdict-file.ts'
import { sallyport, temporaryFolder, verdictIn } from './command.ts'

export async function certifiedRecipe(recipe: string, only: readonly string[]): Promise<VerdictFile> {
  await using place = await temporaryFolder()
  await using environment = await startEnvironmentProcess({ recipe })
  const { target, partner } = environment
  const { ended } = sallyport(['run', '--target', target, '--partner', partner, '--only', ...only, '--yes'], place.path)
  const { code, stderr } = await ended
  expect([0, 1, 3], stderr).toContain(code)
  return verdictIn(`${place.path}/sallyport-report`)
}
