/** Builds what is published: plain JavaScript beside its types, and the files that are not code. */
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, globSync, rmSync } from 'node:fs'

rmSync('dist', { recursive: true, force: true })
execFileSync('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' })
const plain = [
  'scenarios/profiles/*.yaml',
  'fixtures/samples/*.yaml',
  'fixtures/schemas/*.json',
  'fixtures/targets/*/*.*',
]
for (const file of globSync(plain)) if (!file.endsWith('.ts')) cpSync(file, `dist/${file}`)
chmodSync('dist/cli/main.js', 0o755)
