/** The end of a token: awaited where it is near, left to a later sitting where it is far. */
import type { Partner, Point } from '../kit.ts'

export interface ExpiryPorts {
  'token.expiry': {
    expiry: {
      /** A disposable client whose tokens last this long where a client can ask for it, and as long as they come where not. */
      partner(seconds: number): Promise<Partner>
      /** Whether the end of its tokens lies further away than this run waits. */
      isFar(partner: Partner): Promise<boolean>
      /** Uses its tokens once at every point and ends the play here: `resume` is played in a later sitting, after their end. */
      leave(partner: Partner): Promise<never>
      /** In a later sitting: the same client with the tokens of then; `ahead` while they have not ended. */
      earlier(): { partner: Partner; ahead: boolean }
      /** In a later sitting: the token of then must be refused at this point after its end, between two calls with a new one. */
      refusedSince(point: Point): Promise<void>
    }
  }
}
