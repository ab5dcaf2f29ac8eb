/** `npm run check`: everything that can be known before a commit, side by side where it can be. */
import { spawn } from 'node:child_process'

interface Step {
  name: string
  command: readonly string[]
}

const bin = 'node_modules/.bin'
const together: readonly Step[] = [
  { name: 'format and lint', command: [`${bin}/biome`, 'check', '.'] },
  { name: 'types', command: [`${bin}/tsc`, '--noEmit'] },
  { name: 'unused code', command: [`${bin}/knip`] },
  { name: 'generated pages', command: [`${bin}/node`, '.ci/docs.ts', '--check'] },
]
const afterwards: readonly Step[] = [
  { name: 'unit tests and layers', command: [`${bin}/vitest`, 'run', '--project', 'unit', '--reporter=dot'] },
  {
    name: 'proof, a subset',
    command: [`${bin}/vitest`, 'run', '--project', 'end-to-end', 'suites/end-to-end/proof.test.ts', '--reporter=dot'],
  },
  {
    name: 'packed artefact',
    command: [`${bin}/vitest`, 'run', '--project', 'end-to-end', 'suites/end-to-end/packed.test.ts', '--reporter=dot'],
  },
]

function run({ name, command }: Step): Promise<boolean> {
  const [program = '', ...args] = command
  return new Promise(resolve => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.on('close', code => {
      process.stdout.write(code === 0 ? `✓ ${name}\n` : `✗ ${name}\n${output}\n`)
      resolve(code === 0)
    })
  })
}

const first = await Promise.all(together.map(run))
let good = first.every(Boolean)
for (const step of afterwards) good = (await run(step)) && good
process.exitCode = good ? 0 : 1
