/** Two secrets are a rotation; a third is a spare for someone. */
import { credentialPile } from '../core/credential-pile.ts'

export default credentialPile({
  id: 'ROTATE-09-SECRETS',
  title: 'Secrets do not pile up',
  why: 'Rotating twice in a hurry must not leave two old secrets behind.',
  needs: ['auth.secret', 'secret.rotate', 'credentials.list'],
  called: 'secrets',
  async enrol({ secrets, partner, pull }) {
    const rotation = secrets.rotate(partner, 'routine')
    return (await pull(rotation)) ? rotation.renewed() : null
  },
  listed: ({ credentials, partner }) => credentials.of(partner),
})
