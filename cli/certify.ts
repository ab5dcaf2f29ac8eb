/** `npm run certify`: starts a recipe of real servers and certifies its partner against it, through the same command that a user types. */
import { Command } from 'commander'
import { startEnvironmentProcess } from '../fixtures/environment/environment-process.ts'
import { runArguments } from './run-arguments.ts'
import { sallyport } from './sallyport.ts'

const options = new Command('certify')
  .requiredOption('--recipe <name>', 'a folder of fixtures/targets')
  .option('--out <dir>', 'where the run is kept', 'sallyport-report')
  .option('--only <control|stage...>', 'run only these')
  .option('--profile <name|file>', 'what must hold', 'go-live')
  .option('--trials <n>', 'how often each withdrawal of access is tried')
  .parse()
  .opts<{ recipe: string; out: string; only?: string[]; profile: string; trials?: string }>()

await using environment = await startEnvironmentProcess({ recipe: options.recipe })
process.exitCode = await sallyport({
  argv: runArguments({ ...options, target: environment.target, partner: environment.partner }),
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
})
