/** What is published must work where it is installed: from another folder, as plain JavaScript, without this checkout. */
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { startEnvironmentProcess } from '../../fixtures/environment/environment-process.ts'
import { temporaryFolder, verdictIn } from './testing/command.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const command = promisify(execFile)

test('npm pack, install elsewhere, run', async () => {
  await using place = await temporaryFolder()
  await using environment = await startEnvironmentProcess()
  const { stdout } = await command('npm', ['pack', '--json', '--pack-destination', place.path], {
    cwd: root,
    maxBuffer: 32 * 1024 * 1024,
  })
  const [packed] = JSON.parse(stdout.slice(stdout.indexOf('['))) as { filename: string }[]
  await writeFile(join(place.path, 'package.json'), '{ "name": "somewhere-else", "private": true }\n')
  await command('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', `./${packed?.filename}`], {
    cwd: place.path,
  })
  const bin = join(place.path, 'node_modules/.bin/sallyport')
  const argv = [
    'run',
    '--target',
    environment.target,
    '--partner',
    environment.partner,
    '--only',
    'DISCOVER',
    'THEFT-01',
    '--yes',
  ]
  const ended = await command(process.execPath, [bin, ...argv], { cwd: place.path }).catch(
    (error: { code: number }) => error,
  )
  expect('code' in ended ? ended.code : 0).toBe(3)
  const verdict = await verdictIn(join(place.path, 'sallyport-report'))
  expect(
    verdict.controls.filter(
      each => each.scenario && each.result !== 'pass' && each.reason !== 'not run: it was not selected',
    ),
  ).toEqual([])
  expect(verdict.controls.find(each => each.id === 'THEFT-01')?.result).toBe('pass')
})
