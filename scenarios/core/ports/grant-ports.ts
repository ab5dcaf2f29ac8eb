/** Grants beyond client credentials: refreshable ones, exchanged tokens, grant assertions, and how each is withdrawn. */
import type { TokenRequest } from '../attempts.ts'
import type { Lever, Partner } from '../kit.ts'

/** What a partner was granted for longer than one token lives: it can be refreshed, and all that comes of it ends with it. */
export interface Delegated {
  /** The partner as the holder of this grant: its calls show access tokens that came of it. */
  readonly holder: Partner
  /** Asks for a token by the newest refresh token. */
  refresh(): TokenRequest
  /** The same by one that was spent already. */
  refreshAgain(): TokenRequest
}

export interface GrantPorts {
  'grant.token_exchange': {
    exchange: {
      /** Asks for a token in exchange for one that this partner calls with. */
      request(partner: Partner): TokenRequest
      /** The partner with a token for each point that was exchanged for one it calls with now. */
      of(partner: Partner): Promise<Partner>
    }
  }
  'grant.jwt_bearer': {
    /** Asks for a token by a grant assertion of the partner's own. @see RFC 7523 §2.1 */
    byAssertion(partner: Partner): TokenRequest
  }
  'grant.refresh': {
    delegation: {
      /** Each use of a refresh token yields the next, and a spent one betrays its thief; otherwise it is bound and stays. */
      readonly rotates: boolean
      /** Declared periods in ms; null where none is declared. */
      readonly idleMs: number | null
      readonly absoluteMs: number | null
      obtain(partner: Partner): Promise<Delegated>
      /** Revokes its newest refresh token. @see RFC 7009 §2 */
      revoke(grant: Delegated): Lever
      /** Presents a spent refresh token with all that the partner holds: whoever did it, one of two holders is a thief. */
      replay(grant: Delegated): Lever
    }
  }
  'refresh.lifetime': {
    refreshLifetime: {
      /** A disposable client whose grants end after so many seconds, unused or at all. */
      shortLived(seconds: { idle: number; absolute: number }): Promise<Partner>
      /** When the grant ends however often it is refreshed, on the wall clock. */
      endOf(grant: Delegated): number
    }
  }
}
