/** What is not advertised is not reviewed; what is advertised and broken hides the same way. */
import { scenario } from '../core/scenario.ts'

const tokenExchange = 'urn:ietf:params:oauth:grant-type:token-exchange'
const unregistered: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  password: { username: 'partner', password: 'partner' },
  authorization_code: { code: 'none', redirect_uri: 'https://partner.example/callback' },
  refresh_token: { refresh_token: 'none' },
  'urn:ietf:params:oauth:grant-type:device_code': { device_code: 'none' },
  'urn:ietf:params:oauth:grant-type:jwt-bearer': { assertion: 'none' },
}

export default scenario({
  id: 'DISCOVER-02',
  title: 'The issuer offers what it advertises and nothing besides',
  why: 'A forgotten grant is a door without a guard.',
  controls: ['DISCOVER-02'],
  needs: ['auth.private_key_jwt'],
  async play({ issuer, partner, check }) {
    const { oauth, openid } = await issuer.metadata()
    const metadata = oauth ?? openid ?? {}
    check.value('advertised grants', metadata.grant_types_supported, 'includes-all', ['client_credentials'])
    check.value('advertised client authentication', metadata.token_endpoint_auth_methods_supported, 'includes-all', [
      'private_key_jwt',
    ])

    const request = partner.tokenRequest()
    await issuer.admits(request)
    for (const [grant, parameters] of Object.entries(unregistered)) {
      await issuer.refuses(request.changed({ grant, parameters }, `the grant ${grant}, for which it is not registered`))
    }
    if (!asList(metadata.grant_types_supported).includes(tokenExchange)) {
      await issuer.refuses(request.changed({ grant: tokenExchange }, 'a token exchange that is not advertised'))
    }
  },
})

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
