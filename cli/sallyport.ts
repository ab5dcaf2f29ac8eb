/** The command line: what may be typed, and which command answers it. Each command imports what it needs only when it runs. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { exitCodes, type Terminal, UsageError } from './terminal.ts'
import { version } from './version.ts'

/** Answers the exit code. Never throws for what the caller or the target did. */
export async function sallyport(terminal: Terminal): Promise<number> {
  let exitCode: number = exitCodes.go
  const program = programFor(terminal, code => {
    exitCode = code
  })
  try {
    await program.parseAsync(terminal.argv, { from: 'user' })
    return exitCode
  } catch (error) {
    return explain(error, terminal)
  }
}

async function explain(error: unknown, { stderr }: Terminal): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.go : exitCodes.usage
  if (error instanceof UsageError) {
    stderr.write(`${error.message}\n`)
    return exitCodes.usage
  }
  const { ConfigurationError } = await import('../fixtures/config/configuration-error.ts')
  if (error instanceof ConfigurationError) {
    for (const { message, file, line, column } of error.problems)
      stderr.write(`${message} (${file}:${line}:${column})\n`)
    return exitCodes.usage
  }
  stderr.write(
    `sallyport: a fault of the harness: ${error instanceof Error ? `${error.name}: ${error.message}` : 'unknown'}\n`,
  )
  return exitCodes.fault
}

function countOf(text: string): number {
  const count = Number(text)
  if (Number.isInteger(count) && count >= 1 && count <= 1_000) return count
  throw new InvalidArgumentError('expected a whole number from 1 to 1000')
}

function programFor(terminal: Terminal, done: (code: number) => void): Command {
  const program = new Command('sallyport')
    .description('Proves that a partner application can be let in, watched, and thrown out again.')
    .version(version)
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({ writeOut: text => terminal.stdout.write(text), writeErr: text => terminal.stderr.write(text) })

  const selection = (command: Command) =>
    command
      .requiredOption('--target <file>', 'the environment under test')
      .requiredOption('--partner <file>', 'the partner application')
      .option('--profile <name|file>', 'what must hold', 'go-live')
      .option('--only <control|stage...>', 'run only these; at best no decision')
      .option('--trials <n>', 'how often each withdrawal of access is tried', countOf)
      .option('--defer', 'do not wait for what lies far away: `resume` finishes it')
      .option('--defer-over <duration>', 'how far that is; 2m unless told')

  selection(program.command('run').description('certify the partner against the target'))
    .option('--out <dir>', 'where the run is kept', 'sallyport-report')
    .option('--format <name...>', 'further reports: markdown, allure')
    .option('--yes', 'do not ask before anything is created')
    .action(async options => done(await (await import('./run.ts')).run(options, terminal)))

  program
    .command('resume')
    .description('finish what a run deferred')
    .argument('<dir>')
    .action(async dir => done(await (await import('./resume.ts')).resume(dir, terminal)))

  selection(program.command('plan').description('what would run, be created and take how long; sends nothing'))
    .option('--json', 'as JSON')
    .action(async options => done(await (await import('./plan.ts')).plan(options, terminal)))

  selection(program.command('doctor').description('finds configuration errors before anything runs')).action(
    async options => done(await (await import('./doctor.ts')).doctor(options, terminal)),
  )

  program
    .command('verify')
    .description('recompute the verdict of a stored run from its record')
    .argument('<dir>')
    .action(async dir => done(await (await import('./verify.ts')).verify(dir, terminal)))

  program
    .command('report')
    .description('render a stored run again')
    .argument('<dir>')
    .addOption(
      new Option('--format <name>')
        .choices(['summary', 'junit', 'dossier', 'markdown', 'allure'])
        .makeOptionMandatory(),
    )
    .option('--output <file>', 'file or folder to write to')
    .action(async (dir, options) => done(await (await import('./report.ts')).report(dir, options, terminal)))

  program
    .command('clean')
    .description('remove what a run left behind in its target')
    .argument('<dir>')
    .action(async dir => done(await (await import('./clean.ts')).clean(dir, terminal)))

  const environment = program.command('environment').description('the embedded reference environment')
  environment
    .command('start')
    .description('start it; prints one JSON line when it is ready, SIGTERM ends it')
    .option('--recipe <name>', 'real servers instead: a recipe of fixtures/targets')
    .option('--defect <name...>', 'switch a defence off')
    .option('--delay <lever=duration...>', 'let a lever take effect later')
    .option('--token-lifetime <duration>', 'of access tokens that nobody asked less for; 120s unless told')
    .option('--out <dir>', 'where its target and partner files go')
    .action(async options => done(await (await import('./environment.ts')).start(options, terminal)))
  environment
    .command('defects')
    .description('the defences that can be switched off')
    .option('--json', 'as JSON')
    .action(async options => done(await (await import('./environment.ts')).listDefects(options, terminal)))

  for (const command of [program, ...program.commands, ...environment.commands])
    command.exitOverride().showSuggestionAfterError()
  return program
}
