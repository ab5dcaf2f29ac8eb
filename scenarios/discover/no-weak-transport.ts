/** A token that once travelled in the clear is no secret any more. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'DISCOVER-03',
  title: 'No partner-facing host speaks old TLS or plain HTTP',
  why: 'Old protocol versions and plain HTTP hand credentials to whoever listens.',
  controls: ['DISCOVER-03'],
  needs: [],
  async play({ hosts, check }) {
    for (const host of hosts) {
      const transport = await host.transport()
      check.value(`certificate of ${host.name} is valid for its name`, transport.certificateValid, 'equals', true)
      check.value(`protocol versions below TLS 1.2 that ${host.name} accepts`, transport.weakProtocols, 'is-empty')
      check.value(`plain HTTP answered by ${host.name}`, transport.plaintextAnswered, 'equals', false)
    }
  },
})
