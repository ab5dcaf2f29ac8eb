/** Two keys are a rotation; a third is a spare for someone. */
import { credentialPile } from '../core/credential-pile.ts'

export default credentialPile({
  id: 'ROTATE-09-KEYS',
  title: 'Keys do not pile up',
  why: 'Nobody misses a forgotten key, except the one who found it.',
  needs: ['auth.private_key_jwt', 'keys.replace', 'credentials.list'],
  called: 'keys',
  enrol: ({ keys, partner }) => keys.add(partner),
  listed: ({ credentials, partner }) => credentials.of(partner),
})
