/** The measurement against a programmed truth: a known delay lies within every interval, and what never stops for good is never a pass. */
import { expect, test } from 'vitest'
import { startEnvironmentProcess } from '../../fixtures/environment/environment-process.ts'
import { sallyport, temporaryFolder, verdictIn } from './testing/command.ts'

const delayMs = 2_000
/** From the sending of a lever to its arrival. */
const arrivalMs = 300

test('2 s are measured as 2 s; flapping, resurrection, a stale replica and no stop at all are found out', async () => {
  await using environment = await startEnvironmentProcess({
    delay: [
      'suspend-client=2s',
      'revoke-token=stale-replica',
      'suspend-organisation=resurrecting',
      'stop-partner=flapping',
      'replace-compromised-key=never',
    ],
  })
  await using folder = await temporaryFolder()
  const only = ['REVOKE-01', 'REVOKE-04', 'REVOKE-08', 'REVOKE-19', 'THEFT-07']
  const files = ['--target', environment.target, '--partner', environment.partner]
  await sallyport(['run', ...files, ...only.flatMap(id => ['--only', id]), '--out', 'run', '--yes'], folder.path).ended
  const { controls, timeToStop } = await verdictIn(`${folder.path}/run`)
  const resultOf = (id: string) => controls.find(control => control.id === id)?.result

  expect(resultOf('REVOKE-04')).toBe('pass')
  const busy = timeToStop.filter(stop => stop.control === 'REVOKE-04' && stop.regime === 'busy')
  expect(busy.length).toBeGreaterThan(12)
  for (const { lowerMs, upperMs } of busy) {
    expect(lowerMs).toBeLessThanOrEqual(delayMs + arrivalMs)
    expect(upperMs).toBeGreaterThanOrEqual(delayMs)
  }
  for (const id of ['REVOKE-01', 'REVOKE-08', 'REVOKE-19', 'THEFT-07']) expect([id, resultOf(id)]).toEqual([id, 'fail'])
})
