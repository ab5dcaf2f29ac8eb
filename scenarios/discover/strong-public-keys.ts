/** Whoever has the issuer's private key is the issuer. */
import { scenario } from '../core/scenario.ts'

const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']

export default scenario({
  id: 'DISCOVER-04',
  title: 'The published key set holds strong public keys and nothing private',
  why: 'A key set is read by everyone; a private member in it lets anyone mint tokens.',
  controls: ['DISCOVER-04'],
  needs: ['token.jwt'],
  async play({ issuer, partner, points, check }) {
    const keys = await issuer.keys()
    check.value('published keys', keys.length, 'at-least', 1)
    check.value(
      'private or symmetric members',
      keys.flatMap(key => privateMembers.filter(name => name in key)),
      'is-empty',
    )
    check.value('keys that share an identifier', repeated(keys.map(key => key.kid)), 'is-empty')
    for (const key of keys) {
      check.value(`type of key ${String(key.kid)}`, key.kty, 'is-one-of', ['EC', 'OKP', 'RSA'])
      if (key.kty === 'EC')
        check.value(`curve of key ${String(key.kid)}`, key.crv, 'is-one-of', ['P-256', 'P-384', 'P-521'])
      if (key.kty === 'RSA') check.value(`size in bits of key ${String(key.kid)}`, bitsOf(key.n), 'at-least', 2048)
    }
    for (const point of points) {
      const { header } = await partner.token(point)
      if (header)
        check.value(
          `published keys named by a token for ${point.name}`,
          keys.filter(key => key.kid === header.kid).length,
          'equals',
          1,
        )
    }
  },
})

const repeated = (identifiers: readonly unknown[]) =>
  identifiers.map(String).filter((identifier, index, all) => all.indexOf(identifier) !== index)

/** Length in bits of a base64url modulus. @see RFC 7518 §6.3.1.1 */
const bitsOf = (modulus: unknown) => Math.floor((String(modulus ?? '').length * 6) / 8) * 8
