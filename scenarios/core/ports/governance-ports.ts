/** The management plane: organisations, owners, approvals, life cycle, entitlements. */
import type { Change, Decision, Lever, Organisation, Partner, Reported } from '../kit.ts'
import type { Minting, Receipts, ScopeRemoval } from './effect-ports.ts'

export interface GovernancePorts {
  'mgmt.org': {
    organisations: {
      /** Null when the management plane refuses such a record. */
      create(change?: Change): Promise<Organisation | null>
      /** A client of that organisation, taken as far as it is let. Null when registration itself was refused. */
      partner(organisation: Organisation | null, upTo?: 'registered' | 'active'): Promise<Partner | null>
    }
  }
  'mgmt.org.lifecycle': {
    organisations: {
      suspend(organisation: Organisation): Lever
      end(organisation: Organisation): Lever
      /** Names of everything that can still act, as the management plane lists it. */
      inventory(organisation: Organisation): Promise<readonly string[]>
    }
  }
  'mgmt.owner': {
    owners: { set(organisation: Organisation, change: Readonly<Record<string, string | null>>): Promise<Decision> }
  }
  'mgmt.approval': {
    approvals: {
      approve(partner: Partner, by: 'approver' | 'requester' | 'nobody'): Promise<Decision>
      activate(partner: Partner): Promise<Decision>
      state(partner: Partner): Promise<Reported>
    }
  }
  'mgmt.lifecycle': {
    lifecycle: {
      suspend(partner: Partner): Lever
      resume(partner: Partner): Lever
      remove(partner: Partner): Lever
      stop(partner: Partner): Lever
    }
    minting: Minting
    receipts: Receipts
  }
  'mgmt.entitlement': {
    entitlements: { set(partner: Partner, scopes: readonly string[]): Promise<Decision> }
    scopeRemoval: ScopeRemoval
  }
}
