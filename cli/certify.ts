/** `npm run certify`: starts a recipe of real servers and certifies its partner against it, through the same command that a user types. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Command } from 'commander'
import { startEnvironmentProcess } from '../fixtures/environment/environment-process.ts'
import { outcomeOf } from '../reports/real-targets/outcome.ts'
import type { VerdictFile } from '../scenarios/core/verdict-file.ts'
import { runArguments } from './run-arguments.ts'
import { sallyport } from './sallyport.ts'

const options = new Command('certify')
  .requiredOption('--recipe <name>', 'a folder of fixtures/targets')
  .option('--out <dir>', 'where the run is kept', 'sallyport-report')
  .option('--only <control|stage...>', 'run only these')
  .option('--profile <name|file>', 'what must hold', 'go-live')
  .option('--trials <n>', 'how often each withdrawal of access is tried')
  .option('--keep', 'write what came of it beside the recipe, for the documentation')
  .parse()
  .opts<{ recipe: string; out: string; only?: string[]; profile: string; trials?: string; keep?: true }>()

await using environment = await startEnvironmentProcess({ recipe: options.recipe })
process.exitCode = await sallyport({
  argv: runArguments({ ...options, target: environment.target, partner: environment.partner }),
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
})

// A run that was interrupted, or broke, says nothing of the servers.
if (options.keep && [0, 1, 3, 4].includes(process.exitCode)) {
  const verdict = JSON.parse(await readFile(join(options.out, 'verdict.json'), 'utf8')) as VerdictFile
  const { recipe } = options
  const outcome = outcomeOf(
    { recipe, day: new Date().toISOString().slice(0, 10), servers: environment.servers ?? {} },
    verdict,
  )
  const file = new URL(`../fixtures/targets/${recipe}/outcome.json`, import.meta.url)
  await writeFile(file, `${JSON.stringify(outcome, null, 1)}\n`)
}
