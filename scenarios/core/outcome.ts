/** What a set of facts means at the place that answered: a closed list of yes, a closed list of no, and everything else. */

export type DenialReason =
  | 'token-invalid'
  | 'proof-invalid'
  | 'scope-insufficient'
  | 'client-invalid'
  | 'grant-invalid'
  | 'request-invalid'
  | 'metadata-invalid'
  | 'certificate-missing'
  | 'certificate-revoked'
  | 'certificate-expired'
  | 'certificate-untrusted'
  | 'certificate-unspecified'
  | 'hidden'
  | 'stream-closed'
  | 'silent-close'
  | 'unattributed'

/**
 * `explicit`: the answer itself names the reason. `differential`: it names none, and only the mutated element (or the lever) explains it.
 * `weak`: a declared shape that says little; it never satisfies a core control by itself.
 */
export type Grade = 'explicit' | 'differential' | 'weak'

export type Outcome =
  | { verdict: 'allowed' }
  | { verdict: 'denied'; reason: DenialReason; grade: Grade }
  | { verdict: 'indeterminate'; why: string; possiblyAllowed?: true }
