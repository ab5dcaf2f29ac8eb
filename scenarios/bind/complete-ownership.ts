/** Someone must answer for a partner before it is let in, and the record must say until when. */
import { scenario } from '../core/scenario.ts'

const yesterday = () => new Date(Date.now() - 86_400_000).toISOString()

const gaps: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no technical owner': { technicalOwner: '' },
  'no approver': { approverOwner: '' },
  'no purpose': { purpose: ' ' },
  'a contract that has ended': { contractUntil: yesterday() },
}

export default scenario({
  id: 'BIND-02',
  title: 'Access waits for a complete record of who answers for it',
  why: 'When something happens at night, the owner in the record is the one who is called.',
  controls: ['BIND-02'],
  needs: ['mgmt.org', 'mgmt.owner'],
  blast: 'organisation',
  async play({ organisations, issuer, partner, check }) {
    const settled: string[] = []
    for (const [gap, change] of Object.entries(gaps)) {
      const organisation = await organisations.create(change)
      const incomplete = organisation && (await organisations.partner(organisation))
      if (incomplete)
        await issuer.refuses(
          incomplete.tokenRequest().insteadOf(partner.tokenRequest(), `a client of an organisation with ${gap}`),
        )
      settled.push(gap)
    }
    check.value('gaps that were put to the test', settled, 'includes-all', Object.keys(gaps))
  },
})
