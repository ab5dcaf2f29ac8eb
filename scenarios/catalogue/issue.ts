/** The controls of the stage ISSUE. */
import type { Control } from '../core/control.ts'

export const issue: readonly Control[] = [
  {
    id: 'ISSUE-01',
    stage: 'ISSUE',
    title: 'The registered credential yields a short-lived, well-formed token',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['RFC 6749 §5.1', 'OAuth 2.1 draft §3.2.3', 'RFC 9700 §2.3', 'SP 800-53 IA-5f'],
  },
  {
    id: 'ISSUE-02',
    stage: 'ISSUE',
    title: 'A failed authentication yields nothing and tells nothing',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['RFC 6749 §5.2', 'RFC 7523 §3.2', 'RFC 8705 §2', 'OWASP API2:2023'],
  },
  {
    id: 'ISSUE-03',
    stage: 'ISSUE',
    title: 'Only the registered way of authenticating works',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['OAuth 2.1 draft §2.4', 'ASVS 5.0 V10.4.10, V10.4.16', 'FAPI2-SP §5.3.2.1', 'RFC 6749 §2.3'],
  },
  {
    id: 'ISSUE-04',
    stage: 'ISSUE',
    title: 'Every part of a client assertion is checked',
    core: true,
    level: { low: 'should', standard: 'must', high: 'must' },
    sources: [
      'RFC 7523 §3, §3.2',
      'RFC 8725 §3.1-3.3, §3.8',
      'ASVS 5.0 V9.1.1-9.1.3, V9.2.1',
      'FAPI2-SP §5.3.2.1 (0-10 s accept, >60 s reject)',
    ],
  },
  {
    id: 'ISSUE-05',
    stage: 'ISSUE',
    title: 'An assertion made for someone else is refused',
    core: true,
    level: { low: 'should', standard: 'must', high: 'must' },
    sources: [
      'draft-ietf-oauth-rfc7523bis §4',
      'RFC 7523 §3(3)',
      'FAPI2-SP §5.3.2.1',
      'RFC 9126 §2 (old audience text)',
    ],
  },
  {
    id: 'ISSUE-07',
    stage: 'ISSUE',
    title: 'Nobody gets more scope than was granted, and silence gets the least',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['RFC 6749 §3.3, §5.2', 'RFC 9700 §2.3', 'ASVS 5.0 V10.4.4, V10.4.11', 'OWASP NHI5:2025'],
  },
  {
    id: 'ISSUE-09',
    stage: 'ISSUE',
    title: 'The binding to a certificate cannot be talked away',
    core: true,
    level: { low: 'n.a.', standard: 'should', high: 'must' },
    sources: [
      'RFC 9449 §5.2 (MUST reject)',
      'RFC 8705 §3.4 (AS discretion - catalogue is stricter)',
      'FAPI2-SP §5.3.2.1',
      'ASVS 5.0 V10.4.14',
    ],
  },
  {
    id: 'ISSUE-15',
    stage: 'ISSUE',
    title: 'Nothing but the approved credential opens an enforcement point',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['OWASP NHI4:2025, NHI10:2025', 'ASVS 5.0 V13.2.1, V13.2.3', 'SP 800-53 AC-3, IA-9'],
  },
]
