/** What the target shows and tells: a second tenant, what the backend was told, audit records, alerts. */

import type { Call } from '../attempts.ts'
import type { Plain } from '../check.ts'
import type { Act, Answer, AuditRecord, Partner } from '../kit.ts'
import type { Jobs } from './effect-ports.ts'

export interface ObservationPorts {
  'rs.multi': object
  /** A token for another API can be had. */
  'token.audience': object
  'rs.echo': {
    echo: {
      /** Asks what the backend was told about the caller. */
      call(partner: Partner): Call
      read(answer: Answer): { client: Plain; organisation: Plain; scopes: readonly string[] }
    }
  }
  'rs.async': { jobs: Jobs }
  tenancy: {
    /** A working partner of another organisation, with data of its own. */
    stranger: Partner
  }
  'audit.query': {
    audit: {
      /** Every record about this partner, once all these acts are in or the tier's delay has passed. */
      about(partner: Partner, acts: readonly Act[]): Promise<readonly AuditRecord[]>
      /** Labels of credentials whose value stands in any record about this partner. */
      leaks(partner: Partner, acts: readonly Act[]): Promise<readonly string[]>
    }
  }
  'audit.alert': {
    alerts: {
      /** Kinds of the alerts about this partner, once there is one or the tier's delay has passed. */
      about(partner: Partner): Promise<readonly string[]>
    }
  }
}
