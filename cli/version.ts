/** The version of the package that this command belongs to, found from the checkout and from the published build alike. */
import { readFileSync } from 'node:fs'

function packageVersion(): string {
  for (const place of ['../package.json', '../../package.json']) {
    try {
      const found: unknown = JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8'))
      if (
        typeof found === 'object' &&
        found !== null &&
        'name' in found &&
        found.name === 'sallyport' &&
        'version' in found
      )
        return String(found.version)
    } catch {
      // The other place has it.
    }
  }
  return '0.0.0'
}

export const version = packageVersion()
