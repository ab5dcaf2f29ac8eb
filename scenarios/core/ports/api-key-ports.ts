/** API keys: a credential beside the tokens, for enforcement points that take one. */
import type { Call } from '../attempts.ts'
import type { Lever, Partner } from '../kit.ts'

export interface ApiKey {
  /** By which the target knows it; not the key itself. */
  readonly id: string
  /** A call (of `reads` unless told) that shows the key in place of a token, at the points that take one. */
  call(operation?: string): Call
}

export interface ApiKeyPorts {
  'auth.api_key': {
    apiKeys: {
      issue(partner: Partner): Promise<ApiKey>
      disable(key: ApiKey): Lever
    }
  }
}
