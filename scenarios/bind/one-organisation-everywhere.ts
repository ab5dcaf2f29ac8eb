/** The organisation that decides about a request is the one in the record, whatever the request says. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'BIND-07',
  title: 'One organisation, the same in record, token, decision and audit',
  why: 'If two places disagree about whose request it is, one of them is wrong about whose data it was.',
  controls: ['BIND-07'],
  needs: ['rs.echo', 'audit.query', 'mgmt.approval', 'tenancy'],
  async play({ partner, points, stranger, echo, approvals, audit, acts, check }) {
    const own = partner.organisation.id
    check.value('organisation in the record', (await approvals.state(partner)).organisation, 'equals', own)
    for (const point of points) {
      const { claims } = await partner.token(point)
      if (claims && 'organisation' in claims)
        check.value(`organisation in the token for ${point.name}`, claims.organisation, 'equals', own)
      for (const call of [
        echo.call(partner),
        echo.call(partner).naming(stranger, 'header'),
        echo.call(partner).naming(stranger, 'query'),
      ]) {
        const told = await point.tries(call)
        if (told.allowed)
          check.value(`organisation told to the backend of ${point.name}`, echo.read(told).organisation, 'equals', own)
      }
    }
    const records = await audit.about(partner, acts('call'))
    check.value('records of its calls', records.length, 'at-least', points.length)
    check.value(
      'organisations in the audit trail',
      records.map(record => record.organisation).filter(name => name !== own && name !== null),
      'is-empty',
    )
  },
})
