/** What happens because time passes or because people change: sleep, handover, notices, elevation. */
import type { Change, Decision, Organisation, Partner } from '../kit.ts'

export type Period = 'dormancy' | 'rotation' | 'approval' | 'notices'

export interface Calendar {
  /** An organisation for which these periods are as short as the target file says, and all others are long. */
  organisation(short: readonly Period[], change?: Change): Promise<Organisation>
}

export interface Notice {
  readonly kind: 'contract' | 'certificate' | 'key' | 'approval' | 'sleep' | 'other'
  readonly to: string
  readonly client: string | null
  readonly sentWallMs: number
  readonly endsWallMs: number
}

/** A right for a while, and the partner that uses it. */
export interface Elevation {
  readonly elevated: Partner
  readonly endsAtWallMs: number
  /** A date inside the window, as an HTTP header writes it. @see RFC 9110 §5.6.7 */
  readonly dateInside: string
  /** Asks for another window with the reference of this one. */
  again(): Promise<Decision>
}

export interface CalendarPorts {
  'mgmt.dormancy': {
    calendar: Calendar
    dormancy: {
      /** Lets the period pass, and meanwhile does this over and over. */
      passes(meanwhile: () => Promise<unknown>): Promise<void>
    }
  }
  'mgmt.handover': {
    calendar: Calendar
    handover: {
      /** Somebody else becomes the technical owner. Answers when what the former one knew ends; null when it was refused. */
      begin(organisation: Organisation, technicalOwner: string): Promise<number | null>
    }
  }
  'mgmt.notices': {
    calendar: Calendar
    notices: {
      /** Contacts of those who own the partner according to its file. */
      readonly owners: readonly string[]
      /** How many notices there are of one end. */
      readonly leadTimes: number
      /** All of this organisation by this wall time, and once that has passed. */
      by(organisation: Organisation, wallMs: number): Promise<readonly Notice[]>
    }
  }
  jit: {
    elevations: {
      /** The scope of this operation, for so many seconds; null when it was refused. */
      open(partner: Partner, operation: string, seconds: number): Promise<Elevation | null>
    }
  }
}
