/** Identity headers are how a gateway talks to its backend; nobody else may use them. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'CLAIMS-09',
  title: 'Identity headers of the caller reach nobody',
  why: 'A backend that believes its gateway believes whoever can imitate it.',
  controls: ['CLAIMS-09'],
  needs: ['rs.echo', 'tenancy'],
  async play({ partner, stranger, points, echo, check }) {
    for (const point of points) {
      const told = await point.tries(echo.call(partner).impersonating(stranger))
      if (!told.allowed) continue
      const { client, scopes } = echo.read(told)
      check.value(`client told to the backend of ${point.name}`, client, 'equals', partner.clientId)
      check.value(`scopes told to the backend of ${point.name}`, scopes, 'subset-of', partner.scopes)
    }
  },
})
