/** What touches more than one partner, and runs only where the target file allows it; and the signals by which outsiders withdraw trust. */
import type { Lever, Partner, Point } from '../kit.ts'

export interface SharedPorts {
  'fault.restart': {
    restarts: {
      /** Stops this point for real and starts it again; settles when it admits the witness again. */
      restart(point: Point): Promise<void>
    }
  }
  'fault.cut': {
    lines: {
      /** How long a point that is cut off goes on by what it knows, as the target file declares it; in ms. */
      boundMs(point: Point): number
      /** Cuts the point off from the issuer for as long as this takes; settles when it admits the witness again. */
      whileCut(point: Point, meanwhile: () => Promise<void>): Promise<void>
      /** Waits until the declared bound is over. */
      pastBound(point: Point): Promise<void>
    }
  }
  'as.keyroll': {
    issuerKeys: {
      /** From now on the issuer signs with a new key. The one before is good until it is withdrawn. */
      roll(): Promise<void>
      /** Withdraws the key that signed this partner's tokens. */
      withdrawKeyOf(partner: Partner): Lever
      /** How often the issuer was asked for its keys so far. */
      fetches(): Promise<number>
    }
  }
  signals: {
    signals: {
      /** A genuine event of the trusted transmitter: once pulled, what this partner holds must stop. */
      event(kind: SecurityEventKind, about: Partner): Lever
      /** Sends that same event again, byte for byte. */
      repeat(event: Lever): Promise<void>
      /** An event that is genuine but for one thing. */
      forge(fault: SecurityEventFault, about: Partner): Promise<void>
    }
  }
}

/** @see OpenID CAEP 1.0 §3.1, §3.3 */
export type SecurityEventKind = 'session-revoked' | 'credential-change'

/** @see RFC 8417 §2.2, §3, §4 */
export const securityEventFaults = [
  'unsigned',
  'signed-by-another',
  'of-another-issuer',
  'for-another-audience',
  'of-another-type',
  'with-an-end',
  'about-a-subject-of-another-issuer',
] as const
export type SecurityEventFault = (typeof securityEventFaults)[number]
