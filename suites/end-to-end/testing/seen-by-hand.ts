/** Starts a recipe, and has its findings tried by hand: with the lines of its README, without the harness. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startEnvironmentProcess } from '../../../fixtures/environment/environment-process.ts'
import { runTool } from '../../../fixtures/targets/machine/run-tool.ts'

/** Answers what stands at the end of the line that begins with some words; undefined where no line does. */
export async function seenByHand(recipe: string, script: URL): Promise<(line: string) => string | undefined> {
  await using environment = await startEnvironmentProcess({ recipe })
  const said = await runTool('bash', [fileURLToPath(script), dirname(environment.target)])
  const lines = said.split('\n').map(line => line.trimEnd())
  return line =>
    lines
      .find(each => each.startsWith(line))
      ?.split(/ {2,}/)
      .at(-1)
}
