/** Clocks differ by seconds; an assertion that is off by more was made to be kept. */
import { scenario } from '../core/scenario.ts'

const inS = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds
const aWeekS = 604_800

export default scenario({
  id: 'EXPIRE-02',
  title: 'The times in a client assertion are tolerated within the agreed skew only',
  why: 'An assertion for next week is a credential that was stolen ahead of time.',
  controls: ['EXPIRE-02'],
  needs: ['auth.private_key_jwt'],
  async play({ partner, issuer }) {
    const dated = (assertion: NonNullable<Parameters<typeof request.changed>[0]['assertion']>, how: string) =>
      request.changed({ assertion }, `an assertion ${how}`)
    const request = partner.tokenRequest()
    await issuer.admits(dated({ iat: inS(8) }, 'made eight seconds from now'))
    await issuer.admits(dated({ nbf: inS(8) }, 'good from eight seconds from now'))
    await issuer.refuses(dated({ iat: inS(90) }, 'made in a minute and a half'))
    await issuer.refuses(dated({ nbf: inS(90) }, 'good only in a minute and a half'))
    await issuer.refuses(dated({ iat: inS(aWeekS) }, 'made next week'))
    await issuer.refuses(dated({ exp: inS(-90), iat: inS(-150) }, 'that ended a minute and a half ago'))
    await issuer.refuses(dated({ exp: undefined }, 'without an end'))
    await issuer.refuses(dated({ exp: inS(aWeekS) }, 'that lasts a week'))
    await issuer.refuses(dated({ exp: 'tomorrow' }, 'that ends in words'))
    await issuer.refuses(dated({ exp: -1 }, 'that ended before time began'))
  },
})
