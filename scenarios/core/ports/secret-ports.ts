/** Secrets and other credentials by number, age and place: how they are replaced, listed, and where they show. */
import type { Attempt } from '../attempts.ts'
import type { Attacker, Door, Issuer, Lever, Partner, Point } from '../kit.ts'

/** One harmless request at each endpoint that authenticates clients and lets this one in: the token endpoint, revocation, introspection. */
export interface Everywhere {
  everywhere(partner: Partner): Promise<readonly Attempt[]>
}

/** A routine rotation says how long the old secret goes on beside the new one. */
export interface Rotation extends Lever {
  /** Wall time; once the lever was pulled. */
  endsAt(): number
  /** From the answer to the end. */
  overlapMs(): number
  /** The same client with the new secret, once the lever was pulled. */
  renewed(): Partner
}

/** What the target says of one credential that can still be used; null for what it does not say. */
export interface ListedCredential {
  readonly id: string | null
  readonly kind: string | null
  readonly created: string | null
  readonly lastUsed: string | null
  readonly expires: string | null
}

/** Reads a registration with its own management credential, as it was when the attempt was made. @see RFC 7592 §2.1 */
export interface RegistrationRead extends Attempt {
  from(attacker: Attacker): RegistrationRead
}

/** For how long a stolen token works, and for what. */
export interface TheftWindow {
  /** Without anyone doing anything. */
  readonly lifetimeMs: number
  /** From the lever; null when it never stopped. */
  readonly stopMs: number | null
  readonly scopes: readonly string[]
  readonly audiences: readonly string[]
}

export interface SecretPorts {
  'auth.secret': Everywhere
  'secret.rotate': {
    secrets: {
      rotate(partner: Partner, because: 'routine' | 'compromise'): Rotation
      /** The longest overlap that the target declares, in ms. */
      readonly longestOverlapMs: number
    }
  }
  'secret.lifetime': {
    /** A disposable client whose secret lasts this long. */
    shortSecret(seconds: number): Promise<Partner>
  }
  'credentials.list': { credentials: { of(partner: Partner): Promise<readonly ListedCredential[]> } }
  'registration.token': {
    registrationCredential: Door<RegistrationRead> & {
      /** A use of the credential that the partner has now: it stays that one, whatever happens to it. */
      use(partner: Partner): RegistrationRead
      replace(partner: Partner): Lever
    }
  }
  /** Tokens that whoever holds them can use. */
  'token.bearer': {
    theftWindow: {
      /** After its watch: what a token that was stolen at these points was worth, and noted for the report. */
      measured(partner: Partner, points: readonly Point[]): Promise<TheftWindow>
    }
  }
  exposure: {
    exposure: {
      /** Sends it, whatever the answer. */
      provoke(at: Point | Issuer, attempt: Attempt): Promise<void>
      /** Credentials that were known before an answer of this scenario came, and stand in it: which, and in what answer. */
      shown(): readonly string[]
      /** Origins whose pages may read what the token endpoint answers, as it says when a page of this origin asks. */
      readers(partner: Partner, origin: string): Promise<readonly string[]>
    }
  }
}
