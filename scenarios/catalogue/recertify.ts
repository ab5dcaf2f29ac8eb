/** The controls of the stage RECERTIFY. */
import type { Control } from '../core/control.ts'

export const recertify: readonly Control[] = [
  {
    id: 'RECERTIFY-01',
    stage: 'RECERTIFY',
    title: 'More scope waits for a new approval',
    core: false,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['SP 800-53 CM-3, AC-2e', 'CSF 2.0 ID.RA-07, PR.AA-05'],
  },
  {
    id: 'RECERTIFY-02',
    stage: 'RECERTIFY',
    title: 'A changed owner or key reopens the review',
    core: false,
    level: { low: 'should', standard: 'must', high: 'must' },
    sources: ['SP 800-53 CM-3, CM-4, CA-3c', 'CSF 2.0 GV.SC-07, ID.RA-07'],
  },
]
