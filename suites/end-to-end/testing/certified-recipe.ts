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

/** By control: why it failed, or else its result. */
export const reasonsIn = ({ controls }: VerdictFile) =>
  Object.fromEntries(controls.map(({ id, result, reason }) => [id, result === 'fail' ? reason : result]))

/** Whether access at a point went on after a lever, over one kind of connection or over all of them. */
export function after({ timeToStop }: VerdictFile, lever: string, point: string, connection?: string) {
  const cells = timeToStop.filter(
    cell => cell.lever === lever && cell.point === point && (connection ?? cell.connection) === cell.connection,
  )
  if (cells.some(cell => cell.result === 'fail')) return 'goes on'
  return cells.length > 0 && cells.every(cell => cell.result === 'pass') ? 'stops' : 'unclear'
}
