/** An end that comes as a surprise is an outage, or an exception that nobody takes back. */
import { scenario } from '../core/scenario.ts'

const newOwners = { businessOwner: 'new-business@partner.example', technicalOwner: 'new-technical@partner.example' }
const short = ['rotation', 'approval', 'notices'] as const

export default scenario({
  id: 'EXPIRE-09',
  title: 'Whoever owns it is told before something expires',
  why: 'Warnings to a mailbox that nobody reads any more are no warnings.',
  controls: ['EXPIRE-09'],
  needs: ['mgmt.org', 'mgmt.owner', 'mgmt.notices', 'mgmt.handover', 'pki.issue', 'bind.mtls'],
  blast: 'organisation',
  waits: [5_500],
  async play({ calendar, organisations, owners, notices, authority, issuer, inSeconds, check }) {
    const staying = await calendar.organisation(short)
    const partner = await organisations.partner(staying)
    if (!partner) return check.untestable('a partner with short periods could not be onboarded')
    const contractUntil = new Date(inSeconds(4)).toISOString()
    const leaving = await calendar.organisation(short, { contractUntil })
    for (const each of [leaving, staying])
      check.value(`change of owners of ${each.id}`, await owners.set(each, newOwners), 'equals', 'accepted')
    const changedAt = inSeconds(0)
    const certificate = await authority.renew(partner, 4)
    await issuer.admits(partner.carrying(certificate).tokenRequest())

    const told = [
      ...(await notices.by(leaving, Date.parse(contractUntil))),
      ...(await notices.by(staying, certificate.notAfterWallMs)),
    ]
    const since = told.filter(notice => notice.sentWallMs >= changedAt)
    for (const kind of ['contract', 'certificate', 'key', 'approval'] as const) {
      const ofKind = told.filter(notice => notice.kind === kind)
      const late = ofKind.filter(notice => notice.sentWallMs >= notice.endsWallMs)
      check.value(`notices of the ${kind}`, ofKind.length, 'at-least', 1)
      check.value(`notices after the end of the ${kind}`, late.length, 'equals', 0)
    }
    const renewal = since.filter(
      ({ kind, endsWallMs }) => kind === 'certificate' && endsWallMs === certificate.notAfterWallMs,
    )
    check.value('notices of the new certificate', renewal.length, 'equals', notices.leadTimes)
    // Until the change, the former owner was the right one to tell.
    check.value('who was told', [...new Set(since.map(notice => notice.to))], 'subset-of', Object.values(newOwners))
  },
})
