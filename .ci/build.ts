/** Builds what is published: plain JavaScript beside its types, and the files that are not code. */
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, globSync, rmSync } from 'node:fs'

rmSync('dist', { recursive: true, force: true })
execFileSync('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' })
for (const file of globSync(['scenarios/profiles/*.yaml', 'fixtures/samples/*.yaml', 'fixtures/schemas/*.json']))
  cpSync(file, `dist/${file}`)
chmodSync('dist/cli/main.js', 0o755)
