import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { LeakError, type Scan, writeArtefact, writeArtefacts } from './write.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sallyport-write-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

const scan: Scan = text =>
  text.includes('s3cr3t-value') ? [{ what: 'token northwind#3f9a' }, { what: 'token northwind#3f9a' }] : []

test('replaces what was there, readable for its owner only, and leaves nothing else', async () => {
  await writeFile(join(directory, 'junit.xml'), 'old', { mode: 0o644 })
  const path = await writeArtefact(directory, 'junit.xml', 'new', scan)
  expect(await readFile(path, 'utf8')).toBe('new')
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await readdir(directory)).toEqual(['junit.xml'])
})

test('does not follow a link that lies in the way', async () => {
  const elsewhere = join(directory, 'elsewhere')
  await writeFile(elsewhere, 'untouched')
  await symlink(elsewhere, join(directory, 'dossier.html'))
  await writeArtefact(directory, 'dossier.html', 'report', scan)
  expect(await readFile(elsewhere, 'utf8')).toBe('untouched')
})

test('refuses an artefact with a secret in it, names the secret once, and never its value', async () => {
  const leak = writeArtefact(directory, 'dossier.html', 'Bearer s3cr3t-value', scan)
  await expect(leak).rejects.toMatchObject({ artefact: 'dossier.html', found: ['token northwind#3f9a'] })
  await expect(leak).rejects.toBeInstanceOf(LeakError)
  await expect(leak).rejects.not.toThrow('s3cr3t-value')
  expect(await readdir(directory)).toEqual([])
})

test('writes none of several when one of them leaks', async () => {
  const artefacts = new Map([
    ['a.json', 'clean'],
    ['allure/b.json', 's3cr3t-value'],
  ])
  await expect(writeArtefacts(directory, artefacts, scan)).rejects.toBeInstanceOf(LeakError)
  expect(await readdir(directory)).toEqual([])
})

test.each(['../out.txt', '/tmp/out.txt', 'a/../../out.txt', ''])('refuses to write to %j', async name => {
  await expect(writeArtefact(directory, name, 'x', scan)).rejects.toThrow('must lie inside')
})
