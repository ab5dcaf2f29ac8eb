/** Registrations, keys, certificates and tokens: what a partner proves itself with. */
import type { RegistrationRequest } from '../attempts.ts'
import type { Certificate, Change, Decision, Door, Lever, Partner, Reported } from '../kit.ts'
import type { OwnRegistration, RevocationEndpoint } from './effect-ports.ts'

import type { Everywhere } from './secret-ports.ts'

export interface CredentialPorts {
  register: {
    registration: Door<RegistrationRequest> & {
      request(): RegistrationRequest
      /** Registers with this change, then approval and activation as far as they are granted. Null when registration was refused. */
      onboarded(change: Change): Promise<Partner | null>
      /** Reads the registration with its own management credential; null when refused. @see RFC 7592 §2.1 */
      read(partner: Partner): Promise<Reported | null>
      /** The partner itself asks for a change. @see RFC 7592 §2.2 */
      update(partner: Partner, change: Change): Promise<Decision>
      /** A thief with the registration's management credential puts a key of its own in; answers the partner as that thief. */
      plantKey(partner: Partner): Promise<Partner>
    }
    ownRegistration: OwnRegistration
  }
  'auth.private_key_jwt': Everywhere
  'auth.mtls': {
    mutualTls: {
      /** A disposable client that authenticates by its certificate alone. @see RFC 8705 §2 */
      partner(method?: 'tls_client_auth' | 'self_signed_tls_client_auth'): Promise<Partner>
    }
  }
  'bind.mtls': object
  'token.jwt': object
  'token.lifetime': {
    /** A disposable client whose tokens last this long. */
    shortLived(seconds: number): Promise<Partner>
  }
  revocation: {
    revocation: {
      /** Revokes every token that the partner holds for these points. @see RFC 7009 §2 */
      tokensOf(partner: Partner): Lever
    }
    revocationEndpoint: RevocationEndpoint
  }
  'keys.replace': {
    keys: {
      replace(partner: Partner, because: 'routine' | 'compromise'): Lever
      /** The same client with one more key beside those that it has; null when that is refused. */
      add(partner: Partner): Promise<Partner | null>
      /** Takes the key of this view away, and leaves the client the others that were added. */
      remove(partner: Partner, because: 'routine' | 'compromise'): Lever
      /** The partner with its new key, once the lever was pulled. */
      renewed(partner: Partner): Partner
    }
  }
  'pki.issue': {
    authority: {
      /** Like the partner's own, with one thing wrong. */
      variant(partner: Partner, fault: CertificateFault): Promise<Certificate>
      /** A renewal: same subject, new key. */
      renew(partner: Partner, lifetimeS?: number): Promise<Certificate>
    }
  }
  'pki.revoke': {
    certificates: {
      revoke(certificate: Certificate, because?: 'compromise' | 'superseded'): Lever
    }
  }
}

export type CertificateFault =
  | 'expired'
  | 'not-yet-valid'
  | 'wrong-purpose'
  | 'untrusted'
  | 'self-signed'
  | 'other-subject'
