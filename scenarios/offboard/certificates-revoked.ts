/** A certificate says who someone is, also to those who never heard that they left. */
import { scenario } from '../core/scenario.ts'

const truthful = ['cessationOfOperation', 'affiliationChanged', 'keyCompromise']

export default scenario({
  id: 'OFFBOARD-04',
  title: "A leaver's certificates are revoked with a true reason, and stay listed",
  why: 'A certificate that outlives its holder’s contract is believed wherever it is shown.',
  controls: ['OFFBOARD-04'],
  needs: ['mgmt.org.lifecycle', 'pki.status', 'pki.issue', 'bind.mtls', 'tenancy'],
  blast: 'organisation',
  waits: ['limit'],
  async play({ partner, stranger, authority, certificateStatus, organisations, issuer, pull, propagation, check }) {
    const renewed = partner.carrying(await authority.renew(partner))
    const used = [partner, renewed]
    for (const each of [...used, stranger]) await issuer.admits(each.tokenRequest())
    for (const { certificate } of used)
      check.value(`${certificate.label} before`, (await certificateStatus.of(certificate)).status, 'equals', 'good')
    check.value('end acknowledged', await pull(organisations.end(partner.organisation)), 'equals', true)
    await propagation()
    for (const { certificate } of used) {
      const { status, reason, sinceWallMs } = await certificateStatus.of(certificate)
      check.value(`${certificate.label} after`, status, 'equals', 'revoked')
      check.value(`reason given for ${certificate.label}`, reason, 'is-one-of', truthful)
      check.value(`date given for ${certificate.label}`, sinceWallMs, 'at-least', 1)
      check.value(`${certificate.label} good again`, await certificateStatus.restore(certificate), 'equals', 'refused')
      check.value(
        `${certificate.label} in the end`,
        (await certificateStatus.of(certificate)).status,
        'equals',
        'revoked',
      )
    }
    const other = await certificateStatus.of(stranger.certificate)
    check.value('certificate of one who stays', other.status, 'equals', 'good')
  },
})
