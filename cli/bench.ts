/** `npm run bench -- truth|precision`: holds the measurement against programmed truths, and tells how finely it resolves. Not a test: figures of this machine. */
import { Command } from 'commander'
import type { TimeToStop } from '../scenarios/core/verdict-file.ts'
import { certifyEmbedded, type Stored } from './embedded-run.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)

const measured = ({ verdict }: Stored) =>
  verdict.timeToStop.filter(stop => stop.regime === 'busy' && stop.lever !== 'expiry')

/** The environment counts its delay from the arrival of the lever, which lies between its sending and its acknowledgement. */
function holdsTruth({ lowerMs, upperMs }: TimeToStop, delayMs: number, arrivalMs: number): boolean {
  return lowerMs !== null && upperMs !== null && lowerMs <= delayMs + arrivalMs && upperMs >= delayMs
}

function longestArrivalMs({ lines }: Stored): number {
  return Math.max(
    ...lines.flatMap(line => (line.kind === 'lever' ? [(line.acknowledgedAtMs ?? 0) - line.sentAtMs] : [])),
  )
}

async function truth(trials: number): Promise<boolean> {
  let held = 0
  let all = 0
  for (const [name, delayMs] of [
    ['0ms', 0],
    ['250ms', 250],
    ['2s', 2_000],
  ] as const) {
    const stored = await certifyEmbedded({ delays: [`revoke-token=${name}`], only: ['REVOKE-01'], trials })
    const arrivalMs = longestArrivalMs(stored)
    const stops = measured(stored)
    const containing = stops.filter(stop => holdsTruth(stop, delayMs, arrivalMs)).length
    say(`revoke-token=${name}: ${containing} of ${stops.length} intervals contain the programmed truth`)
    for (const stop of stops.filter(each => !holdsTruth(each, delayMs, arrivalMs)))
      say(`    ${stop.point} ${stop.connection}: ${stop.lowerMs} to ${stop.upperMs} ms (${stop.result})`)
    held += containing
    all += stops.length
  }
  let neverPassed = true
  for (const course of ['never', 'flapping', 'resurrecting', 'stale-replica']) {
    const { verdict } = await certifyEmbedded({ delays: [`revoke-token=${course}`], only: ['REVOKE-01'], trials: 1 })
    const control = verdict.controls.find(each => each.id === 'REVOKE-01')
    say(`revoke-token=${course}: ${control?.result} (${control?.reason})`)
    neverPassed &&= control?.result === 'fail'
  }
  say(`${held} of ${all} intervals contain the truth`)
  return held >= all * 0.999 && neverPassed
}

/** Width of the intervals by kind of connection: median and 95th percentile, in ms. */
function tellWidths(what: string, stored: Stored): void {
  const watchers = stored.lines.filter(line => line.kind === 'series').length
  say(`${what} (${watchers} watchers, ${stored.verdict.timing.requests} requests)`)
  const stops = measured(stored).filter(stop => stop.lowerMs !== null && stop.upperMs !== null)
  for (const [connection, group] of Map.groupBy(stops, stop => stop.connection)) {
    const widths = group.map(({ lowerMs, upperMs }) => (upperMs ?? 0) - (lowerMs ?? 0)).sort((a, b) => a - b)
    const at = (share: number) => Math.round(widths[Math.floor(widths.length * share)] ?? widths.at(-1) ?? 0)
    say(`    ${connection.padEnd(10)} median ${at(0.5)} ms, p95 ${at(0.95)} ms (${widths.length} intervals)`)
  }
}

async function precision(trials: number): Promise<boolean> {
  tellWidths('alone', await certifyEmbedded({ only: ['REVOKE-04'], trials }))
  tellWidths(
    'beside all other waits',
    await certifyEmbedded({ only: ['REVOKE', 'OFFBOARD', 'EXPIRE', 'THEFT'], trials }),
  )
  return true
}

const program = new Command('bench')
program
  .command('truth')
  .option('--trials <n>', 'tries for each programmed delay', '23')
  .action(async ({ trials }) => {
    process.exitCode = (await truth(Number(trials))) ? 0 : 1
  })
program
  .command('precision')
  .option('--trials <n>', 'tries of each lever', '3')
  .action(async ({ trials }) => {
    process.exitCode = (await precision(Number(trials))) ? 0 : 1
  })
await program.parseAsync()
