/** `npm run demo`: starts the reference environment and certifies the sample partner against it, through the same command that a user types. */
import { dirname, join } from 'node:path'
import { Command, Option } from 'commander'
import { samplePartners } from '../fixtures/environment/defect.ts'
import { startEnvironmentProcess } from '../fixtures/environment/environment-process.ts'
import { runArguments } from './run-arguments.ts'
import { sallyport } from './sallyport.ts'

const options = new Command('demo')
  .option('--defect <name...>', 'switch a defence of the environment off')
  .option('--delay <lever=duration...>', 'let a lever take effect later')
  .option('--out <dir>', 'where the run is kept', 'sallyport-report')
  .option('--only <control|stage...>', 'run only these')
  .option('--profile <name|file>', 'what must hold', 'go-live')
  .option('--trials <n>', 'how often each withdrawal of access is tried')
  .addOption(new Option('--partner <name>', 'which sample partner').choices(samplePartners).default('northwind'))
  .parse()
  .opts<{
    defect?: string[]
    delay?: string[]
    out: string
    only?: string[]
    profile: string
    partner: string
    trials?: string
  }>()

await using environment = await startEnvironmentProcess({
  ...(options.defect && { defect: options.defect }),
  ...(options.delay && { delay: options.delay }),
})
process.exitCode = await sallyport({
  argv: runArguments({
    ...options,
    target: environment.target,
    partner: join(dirname(environment.partner), `${options.partner}.partner.yaml`),
  }),
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
})
