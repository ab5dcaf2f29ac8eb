/** What a scenario leaves to a later sitting, and how its play says so. */
import type { Deferrals } from '../../fixtures/ledger/deferrals.ts'
import type { KeptPartner } from '../../fixtures/partner/kept-partner.ts'

/** Holds credentials: it lies sealed on the disk between the sittings, and stands in no record. */
export interface Deferral {
  scenario: string
  attempt: 1 | 2
  dueWall: string
  /** When the first and the last of its tokens end, on the wall clock. */
  firstEndWallMs: number
  lastEndWallMs: number
  /** By point: the exchange in which the token of this client was let in. */
  admitted: Readonly<Record<string, string>>
  partner: KeptPartner
}

export type RunDeferrals = Deferrals<Deferral>

/** Ends the play of a scenario whose second act comes later. */
export class Deferred extends Error {
  override readonly name = 'Deferred'
}
