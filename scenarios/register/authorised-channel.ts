/** Registration is where trust begins; an open door there opens all others. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REGISTER-01',
  title: 'Nobody registers a client without authorisation',
  why: 'A client that nobody sponsored is a client that nobody will remove.',
  controls: ['REGISTER-01'],
  needs: ['register'],
  async play({ registration, partner }) {
    const request = registration.request()
    await registration.refuses(request.authorised('nothing', partner))
    await registration.refuses(request.authorised('garbage', partner))
    await registration.refuses(request.authorised('partner-token', partner))
  },
})
