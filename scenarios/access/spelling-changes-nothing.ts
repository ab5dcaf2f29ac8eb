/** Two spellings of one path are one path, or one of them is a way around. */

import type { Spelling } from '../core/attempts.ts'
import { scenario } from '../core/scenario.ts'

const spellings: Readonly<Record<string, Spelling>> = {
  'a doubled slash': { path: path => `/${path}` },
  'a dot segment': { path: path => path.replace(/^\/([^/]+)\//, '/$1/./') },
  'an encoded letter': {
    path: path =>
      path.replace(
        /([a-z])([^/]*)$/,
        (_, first: string, rest: string) => `%${first.charCodeAt(0).toString(16)}${rest}`,
      ),
  },
  'an encoded slash': { path: path => path.replace(/\/([^/]+)$/, '%2f$1') },
  'a trailing slash': { path: path => `${path}/` },
  'upper case': { path: path => path.toUpperCase() },
  'a path parameter': { path: path => `${path};v=1` },
  'a rewrite header': { headers: { 'x-original-url': '/', 'x-rewrite-url': '/' } },
}

export default scenario({
  id: 'ACCESS-09',
  title: 'Another spelling of the path changes no decision',
  why: 'The guard reads the path one way, the backend another, and the thief knows both.',
  controls: ['ACCESS-09'],
  needs: [],
  async play({ partner, points }) {
    for (const point of points) {
      for (const [name, spelling] of Object.entries(spellings))
        await point.withholds(partner.call().withoutToken().spelled(spelling, name))
    }
  },
})
