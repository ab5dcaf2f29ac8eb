/** `npm run demo`: starts the reference environment and certifies the sample partner against it, through the same command that a user types. */
import { Command } from 'commander'
import { startEnvironmentProcess } from '../fixtures/environment/environment-process.ts'
import { sallyport } from './sallyport.ts'

const options = new Command('demo')
  .option('--defect <name...>', 'switch a defence of the environment off')
  .option('--delay <lever=duration...>', 'let a lever take effect later')
  .option('--out <dir>', 'where the run is kept', 'sallyport-report')
  .option('--only <control|stage...>', 'run only these')
  .option('--profile <name|file>', 'what must hold', 'go-live')
  .parse()
  .opts<{ defect?: string[]; delay?: string[]; out: string; only?: string[]; profile: string }>()

await using environment = await startEnvironmentProcess({
  ...(options.defect && { defect: options.defect }),
  ...(options.delay && { delay: options.delay }),
})
process.exitCode = await sallyport({
  argv: [
    'run',
    '--target',
    environment.target,
    '--partner',
    environment.partner,
    '--out',
    options.out,
    '--profile',
    options.profile,
    ...(options.only ? ['--only', ...options.only] : []),
    '--yes',
  ],
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
})
