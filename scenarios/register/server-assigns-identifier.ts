/** A client that may choose its name may choose someone else's. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'REGISTER-03',
  title: 'The server alone decides what a client is called',
  why: 'A chosen identifier can collide with a user, an administrator or a client that was removed.',
  controls: ['REGISTER-03'],
  needs: ['register'],
  async play({ registration, check }) {
    const request = registration.request()
    const first = identifierIn(await registration.admits(request))
    const second = identifierIn(await registration.admits(request))
    check.value('identifier of a second registration', second, 'differs-from', first)
    for (const wanted of ['administrator', `${String(first)}-chosen`]) {
      const answer = await registration.tries(request.changed({ client_id: wanted }, 'a client_id of its own choice'))
      if (answer.allowed)
        check.value('identifier given to a client that asked for one', identifierIn(answer), 'differs-from', wanted)
    }
  },
})

const identifierIn = (answer: { json: unknown } | null) =>
  answer && typeof answer.json === 'object' && answer.json !== null && 'client_id' in answer.json
    ? String(answer.json.client_id)
    : null
