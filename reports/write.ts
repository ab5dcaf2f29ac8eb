/** The one way by which a report reaches the disk: scanned for secrets first, then whole or not at all. */
import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'

/** Tells what secrets are still in a text, by label and fingerprint and never by value. */
export type Scan = (text: string) => readonly { readonly what: string }[]

/** The artefact was not written, since a secret is in it. That is a fault of the harness, whatever the verdict. */
export class LeakError extends Error {
  override readonly name = 'LeakError'
  readonly artefact: string
  /** What was found, each once: label and fingerprint, or the name of a pattern. */
  readonly found: readonly string[]

  constructor(artefact: string, found: readonly string[]) {
    super(
      `${artefact} was not written: it would have published ${found.join(', ')}. ` +
        'Nothing left the run folder; report this as a defect of the harness.',
    )
    this.artefact = artefact
    this.found = found
  }
}

/** Puts `text` at `name` inside `directory`, for its owner only, in place of what may be there. Answers the path. */
export async function writeArtefact(directory: string, name: string, text: string, scan: Scan): Promise<string> {
  refuseLeaks(name, text, scan)
  const path = inside(directory, name)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`)
  try {
    const file = await open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  return path
}

/** Writes several artefacts, none of them if one would leak. */
export async function writeArtefacts(
  directory: string,
  artefacts: ReadonlyMap<string, string>,
  scan: Scan,
): Promise<string[]> {
  for (const [name, text] of artefacts) refuseLeaks(name, text, scan)
  const paths: string[] = []
  for (const [name, text] of artefacts) paths.push(await writeArtefact(directory, name, text, scan))
  return paths
}

/** The name is scanned too: it may hold words from the target. */
function refuseLeaks(name: string, text: string, scan: Scan): void {
  const found = new Set([...scan(name), ...scan(text)].map(({ what }) => what))
  if (found.size > 0) throw new LeakError(scan(name).length > 0 ? 'An artefact' : name, [...found])
}

function inside(directory: string, name: string): string {
  const path = resolve(directory, name)
  const way = relative(directory, path)
  if (isAbsolute(name) || way === '' || way.startsWith('..') || isAbsolute(way)) {
    throw new Error(`Cannot write "${name}": an artefact must lie inside ${directory}.`)
  }
  return path
}
