/** "Done" is a word; a record that agrees with the inventory is a proof. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'OFFBOARD-07',
  title: 'The exit is on record, and the record is true',
  why: 'A year later, someone asks whether they were really removed.',
  controls: ['OFFBOARD-07'],
  needs: ['mgmt.org.lifecycle', 'mgmt.exitRecord'],
  blast: 'organisation',
  waits: ['stop'],
  async play({ partner, sibling, points, exits, organisations, pull, check }) {
    const other = await sibling()
    for (const each of [partner, other]) for (const point of points) await point.admits(each.call())
    const { organisation } = partner
    check.value('record before the end', (await exits.record(organisation)) === null, 'equals', true)
    const before = await exits.inventory(organisation)
    check.value('clients in the inventory before', before, 'includes-all', [partner.clientId, other.clientId])

    check.value('end acknowledged', await pull(organisations.end(organisation)), 'equals', true)
    const record = await exits.awaited(organisation)
    const left = await exits.inventory(organisation)
    check.value('what can still act once the record is there', left, 'is-empty')
    check.value('record of the exit', record !== null, 'equals', true)
    if (!record) return
    check.value('signature by a published key', record.genuine, 'equals', true)
    check.value('organisation in the record', record.organisation, 'equals', organisation.id)
    check.value('on whose request', record.requestedBy, 'is-present')
    check.value('carried out by', record.carriedOutBy, 'is-present')
    check.value('time of the request', record.requestedWallMs, 'at-least', 1)
    check.value('completed after it was asked for', record.completedWallMs, 'at-least', record.requestedWallMs)
    check.value('recorded after it was completed', record.issuedWallMs, 'at-least', record.completedWallMs)
    check.value('what was removed', record.removed, 'includes-all', before)
    check.value('what the record claims', record.removed, 'subset-of', before)
  },
})
