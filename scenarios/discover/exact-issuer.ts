/** A partner that trusts metadata of someone else trusts someone else. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'DISCOVER-01',
  title: 'The metadata names exactly the issuer that was configured',
  why: 'Whoever can put another name into the metadata decides whose tokens are believed.',
  controls: ['DISCOVER-01'],
  needs: [],
  async play({ issuer, partner, points, check }) {
    const { oauth, openid } = await issuer.metadata()
    const documents = { 'RFC 8414 metadata': oauth, 'OpenID configuration': openid }
    check.value('well-known documents found', Object.values(documents).filter(Boolean).length, 'at-least', 1)
    for (const [name, document] of Object.entries(documents)) {
      if (!document) continue
      check.value(`issuer in the ${name}`, document.issuer, 'equals', issuer.identifier)
      check.value(`endpoints in the ${name} that are not https on a declared host`, issuer.strays(document), 'is-empty')
    }
    for (const point of points) {
      const { claims } = await partner.token(point)
      if (claims) check.value(`iss of a token for ${point.name}`, claims.iss, 'equals', issuer.identifier)
    }
  },
})
