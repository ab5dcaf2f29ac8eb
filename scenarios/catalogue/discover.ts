/** The controls of the stage DISCOVER. */
import type { Control } from '../core/control.ts'

export const discover: readonly Control[] = [
  {
    id: 'DISCOVER-01',
    stage: 'DISCOVER',
    title: 'The metadata names exactly the issuer that was configured',
    core: false,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['RFC 8414 §3.3', 'RFC 9700 §2.6', 'RFC 9068 §4', 'ASVS 5.0 V10.5.3'],
  },
  {
    id: 'DISCOVER-02',
    stage: 'DISCOVER',
    title: 'The issuer offers what it advertises and nothing besides',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['RFC 9700 §2.4', 'RFC 9700 §2.1.2', 'OAuth 2.1 draft (removed grants)', 'ASVS 5.0 V10.4.4'],
  },
  {
    id: 'DISCOVER-03',
    stage: 'DISCOVER',
    title: 'No partner-facing host speaks old TLS or plain HTTP',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['RFC 9325 §3.1', 'RFC 7009 §2', 'RFC 6750 §5.3', 'ASVS 5.0 V12.1.1, V12.2.1, V4.1.2'],
  },
  {
    id: 'DISCOVER-04',
    stage: 'DISCOVER',
    title: 'The published key set holds strong public keys and nothing private',
    core: false,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['RFC 7517 §4.2-4.5', 'RFC 8725 §3.1, §3.5', 'ASVS 5.0 V9.1.3, V11.2.3', 'SP 800-53 SC-12'],
  },
  {
    id: 'DISCOVER-07',
    stage: 'DISCOVER',
    title: 'No route leads to the data around an enforcement point',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: [
      'SP 800-207 §2.1 tenets 1-3',
      'OWASP API9:2023',
      'ASVS 5.0 V8.3.1, V13.4.5',
      'CSF 2.0 ID.AM-02, PR.IR-01',
    ],
  },
  {
    id: 'DISCOVER-09',
    stage: 'DISCOVER',
    title: 'The clocks of all hosts agree',
    core: false,
    level: { low: 'should', standard: 'must', high: 'must' },
    sources: ['SP 800-53 AU-8', 'ASVS 5.0 V16.2.2', 'RFC 9068 §4 (leeway)', 'FAPI2-SP §5.3.2.1 (clock)'],
  },
]
