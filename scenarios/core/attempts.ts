/** What is sent to a place that decides: a call, a token request, a registration, and how each is turned into a mutant of itself. */
import type { Plain } from './check.ts'
import type { ConnectionKind } from './facts.ts'
import type { Attacker, Certificate, Partner, Point, Token } from './kit.ts'
import type { ProofChange } from './ports/possession-ports.ts'

/** Something that can be sent again and again, each time freshly made, and of which a mutant can be made. */
export interface Attempt {
  readonly what: string
  /** What distinguishes it from the call that works; null for that call itself. */
  readonly mutation: string | null
}

export interface Call extends Attempt {
  /** As a thief would: other source address, other connection. A stolen token alone comes without the certificate or key that it is bound to. */
  from(attacker: Attacker, holding?: 'token' | 'everything'): Call
  /** Presents another certificate on the connection, or none. */
  with(certificate: Certificate | null): Call
  withToken(token: Token, mutation?: string): Call
  withoutToken(): Call
  /** The genuine token, changed or forged. */
  withForged(forgery: Forgery): Call
  withHeaders(headers: Readonly<Record<string, string>>, mutation: string): Call
  /** Names this certificate in every header by which a proxy is known to forward one. @see RFC 9440 */
  claiming(certificate: Certificate): Call
  /** Names another partner in every header by which a gateway is known to tell the identity of the caller. */
  impersonating(other: Partner): Call
  /** The same credentials, but another operation of the target file. */
  instead(operation: string): Call
  /** The same operation on an object of someone else; the proof of access is then that one's marker. */
  on(other: Partner): Call
  /** Names the other's organisation where a tenant may be named; the proof of access is then that one's marker. */
  naming(other: Partner, where: 'query' | 'header' | 'body'): Call
  /** The same call written another way: another path spelling, method or override header. */
  spelled(spelling: Spelling, mutation: string): Call
  /** Judged as a mutant of that call: what this partner may not do, or not any more, where the other one may. */
  insteadOf(working: Call, mutation: string): Call
  /** Decided on at these enforcement points only. */
  at(...points: readonly Point[]): Call
  /** Each kind of connection is a probe of its own; an open one of this partner's own unless told. */
  over(connection: ConnectionKind): Call
}

export interface Spelling {
  path?: (path: string) => string
  method?: string
  headers?: Readonly<Record<string, string>>
}

/** Ways to make a token that the issuer never made. @see RFC 8725 §2 */
export type Forgery =
  | 'alg-none'
  | 'hs256-with-public-key'
  | 'embedded-jwk'
  | 'unknown-key'
  | 'unknown-kid'
  | 'altered-payload'
  | 'truncated-signature'
  | 'foreign-issuer'
  | 'issuer-prefix'

/** What may differ from the partner's regular token request. */
export interface TokenRequestChange {
  grant?: string
  scope?: string | null
  /** Claims and header of the client assertion, over the regular ones; `undefined` removes one. */
  assertion?: Readonly<Record<string, Plain | undefined>>
  assertionForgery?: Forgery
  /** Signs or authenticates with this other partner's credentials, while naming itself. */
  authenticatedAs?: Partner
  authentication?: 'none' | 'client_secret_basic' | 'client_secret_post'
  certificate?: Certificate | null
  /** What differs in its proof of possession; null for a request without one. Of no effect for partners that bind tokens otherwise. */
  proof?: ProofChange | null
  clientId?: string
  parameters?: Readonly<Record<string, string>>
}

export interface TokenRequest extends Attempt {
  changed(change: TokenRequestChange, mutation: string): TokenRequest
  /** From another address, with a copy of all that the partner holds. */
  from(attacker: Attacker): TokenRequest
  /** Made once, so that sending it twice is a replay. Where something is shown for the token (an assertion, a refresh token), that alone. */
  captured(): Promise<TokenRequest>
  /** What is shown for the token falls into the hands of another client, which authenticates as itself. */
  by(other: Partner): TokenRequest
  /** Judged as a mutant of that request: what another client may not get where this one may. */
  insteadOf(working: TokenRequest, mutation: string): TokenRequest
}

export type KeyFault = 'private' | 'symmetric' | 'weak' | 'used-by-another'

export interface RegistrationRequest extends Attempt {
  changed(metadata: Readonly<Record<string, Plain | undefined>>, mutation: string): RegistrationRequest
  withKey(fault: KeyFault, other?: Partner): RegistrationRequest
  authorised(by: 'nothing' | 'garbage' | 'partner-token' | 'used' | 'expired', partner: Partner): RegistrationRequest
}
