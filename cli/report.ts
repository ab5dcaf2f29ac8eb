/** `sallyport report DIR --format NAME`: renders a stored run again, without its target. */
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { SecretRegistry } from '../fixtures/secret/secret-registry.ts'
import { catalogue } from '../scenarios/catalogue.ts'
import { render, type TextFormat, writeAllure } from './render.ts'
import { openStoredRun } from './stored-run.ts'
import { exitCodes, type Terminal, UsageError } from './terminal.ts'

export async function report(
  dir: string,
  options: { format: TextFormat | 'allure'; output?: string },
  terminal: Terminal,
): Promise<number> {
  const { plan, verdict, record } = await openStoredRun(resolve(terminal.cwd, dir))
  if (!record.chain.intact)
    throw new UsageError(
      `the record is damaged at line ${record.chain.line} (${record.chain.why}): nothing is reported from it`,
    )
  const input = { plan, verdict, lines: record.lines, catalogue }
  if (options.format === 'allure') {
    await writeAllure(resolve(terminal.cwd, options.output ?? 'allure-results'), input, text =>
      new SecretRegistry().scan(text),
    )
    return exitCodes.go
  }
  const text = render(options.format, input, { colour: false })
  if (options.output) await writeFile(resolve(terminal.cwd, options.output), text, { mode: 0o600 })
  else terminal.stdout.write(`${text}\n`)
  return exitCodes.go
}
