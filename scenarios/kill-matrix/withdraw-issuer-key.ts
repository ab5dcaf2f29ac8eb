/** A row of the kill matrix. */
import { killMatrixRow } from '../core/kill-matrix-row.ts'

export default killMatrixRow({
  lever: 'withdraw-issuer-key',
  title: 'Withdrawing a key of the issuer ends what it signed and nothing else',
  why: 'A leaked signing key is withdrawn in a hurry, and partners that are thrown out with it call in the middle of it.',
  controls: ['ROTATE-07'],
  needs: ['token.jwt', 'as.keyroll'],
  blast: 'shared',
  async prepare({ partner, points, issuerKeys, waysIn }) {
    const offline = points.filter(point => point.tokenFormat === 'jwt')
    const ways = await waysIn(partner)
    await issuerKeys.roll()
    const renewed = partner.anew()
    for (const point of offline) await point.comesToAdmit(renewed.call())
    // Elsewhere nobody looks at a signature.
    const signed = ways.map(way =>
      way.kind === 'call' && !way.paths.includes('api-key') ? { ...way, call: way.call.at(...offline) } : way,
    )
    return { ways: signed, end: issuerKeys.withdrawKeyOf(partner), untouched: [renewed.call()] }
  },
})
