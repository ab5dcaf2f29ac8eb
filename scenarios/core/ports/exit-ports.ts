/** How a partner leaves, in good order and for good; and the routine before, that needs no hand. */
import type { RegistrationRequest } from '../attempts.ts'
import type { Certificate, Decision, Organisation, Partner } from '../kit.ts'

/** One step of a routine, with how long its answer took. */
export interface Step {
  readonly decision: Decision
  readonly tookMs: number
}

/** A change of key in two steps: the new one is made known beside the old one, then the old one is dropped. */
export interface KeyRotation {
  /** The partner with its new key. */
  readonly next: Partner
  announce(): Promise<Step>
  confirm(): Promise<Step>
}

export interface ExitRecord {
  /** Whether its signature is one of the published keys'. */
  readonly genuine: boolean
  readonly organisation: string | null
  readonly requestedBy: string | null
  readonly carriedOutBy: string | null
  readonly requestedWallMs: number
  readonly completedWallMs: number
  readonly issuedWallMs: number
  /** Names of what was removed, in alphabetical order. */
  readonly removed: readonly string[]
}

export interface ExitPorts {
  'keys.rotate': { rotation: { of(partner: Partner): KeyRotation } }
  'mgmt.sponsor': {
    invitations: {
      /** A registration with a token that was given out for this organisation before, and kept. */
      keep(organisation: Organisation): Promise<RegistrationRequest>
    }
  }
  'mgmt.exitRecord': {
    exits: {
      /** Null while there is none. */
      record(organisation: Organisation): Promise<ExitRecord | null>
      /** The record as soon as there is one; null if there is none when the limit is over. */
      awaited(organisation: Organisation): Promise<ExitRecord | null>
      /** Names of everything that can still act, in alphabetical order. */
      inventory(organisation: Organisation): Promise<readonly string[]>
    }
  }
  'pki.status': {
    certificateStatus: {
      /** As the target tells whoever asks. */
      of(certificate: Certificate): Promise<{ status: string | null; reason: string | null; sinceWallMs: number }>
      /** Asks to have it good again. */
      restore(certificate: Certificate): Promise<Decision>
    }
  }
}
