/** What the target fetches from the partner and sends to it: published keys, and events. */
import type { Attempt } from '../attempts.ts'
import type { Lever, Partner } from '../kit.ts'

export interface ReceiverPorts {
  jwks_uri: {
    /** Keys that a partner publishes at the address it registered. Nothing here changes the registration. @see RFC 7591 §2 */
    publishedKeys: {
      /** Publishes one more key; answers the partner with that key in its hands. */
      add(partner: Partner): Partner
      /** The partner with a new key that will be published under the identifier of the old one, instead of it. */
      successor(partner: Partner): Partner
      /** How long it takes until this partner's key is accepted, in ms; null when it was not within the limit. */
      acceptedAfterMs(partner: Partner): Promise<number | null>
      /** All of these at the same moment. */
      change(...changes: readonly KeyChange[]): Lever
      /** How often the target fetched the keys of this partner so far. */
      fetches(partner: Partner): number
    }
  }
  'webhook.out': {
    events: {
      /** Subscribes this partner to its events, at an address of the harness's own. */
      subscribe(partner: Partner): Promise<Subscription>
      /** Switches the subscription off. */
      disable(subscription: Subscription): Lever
    }
  }
}

export type KeyChange =
  /** The key of this partner is published no longer. */
  | { removed: Partner }
  /** What `successor` announced. */
  | { replaced: Partner; by: Partner }
  /** Nothing can be fetched from the address of this partner's keys. */
  | { unreachable: Partner }

/** A subscription is one more way in which data gets out: a watch counts every event that arrives, taken or refused. */
export interface Subscription extends Attempt {
  /** From now on the partner refuses every delivery, so that the target has some to repeat; settles when it refused one. */
  refuseDeliveries(): Promise<void>
}
