/** The levers and access paths of the kill matrix in plain words, and in the order in which the matrix shows them. */
import type { AccessPath, LeverName } from '../../scenarios/core/check.ts'

export const leverWords = {
  'revoke-token': 'revoke one token',
  'revoke-grant': 'revoke the grant',
  'suspend-client': 'suspend the client',
  'delete-client': 'delete the client',
  'replace-key': 'replace the key',
  'replace-compromised-key': 'replace a compromised key',
  'rotate-secret': 'rotate the secret',
  'replace-registration-token': 'replace the registration token',
  'revoke-certificate': 'revoke the certificate',
  'suspend-organisation': 'suspend the organisation',
  'end-organisation': 'end the organisation',
  'remove-scope': 'remove a scope',
  'withdraw-issuer-key': 'withdraw an issuer key',
  'disable-api-key': 'disable the API key',
  'disable-subscription': 'disable the subscription',
  expiry: 'let it expire',
  'stop-partner': 'stop the partner at once',
  'replay-refresh-token': 'replay a spent refresh token',
  'security-event': 'tell it by a security event',
} satisfies Record<LeverName, string>

export const pathWords = {
  'new-token-by-key': 'new token, by key',
  'new-token-by-certificate': 'new token, by certificate',
  'refresh-token': 'refresh token',
  'derived-token': 'derived token',
  'opaque-token': 'opaque token',
  jwt: 'JWT',
  'bound-token': 'sender-bound token',
  'open-stream': 'open stream',
  'open-connection': 'open connection',
  'api-key': 'API key',
  'outgoing-event': 'outgoing events',
  'queued-job': 'queued job',
  'management-credential': 'management credential',
} satisfies Record<AccessPath, string>

/** A stored verdict may come from another version: an unknown name is told as it is. */
export function inWords(words: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(words, name) ? (words[name] ?? name) : name
}
