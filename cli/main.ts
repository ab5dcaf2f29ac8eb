#!/usr/bin/env node
/** Entry of the command: hands the real process over to `sallyport`, and sets its exit code. */
import { sallyport } from './sallyport.ts'

process.exitCode = await sallyport({
  argv: process.argv.slice(2),
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
})
