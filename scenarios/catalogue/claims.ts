/** The controls of the stage CLAIMS. */
import type { Control } from '../core/control.ts'

export const claims: readonly Control[] = [
  {
    id: 'CLAIMS-01',
    stage: 'CLAIMS',
    title: 'Enforcement points trust one issuer, to the letter',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['RFC 9068 §4', 'RFC 8725 §3.8', 'ASVS 5.0 V9.1.3', 'CSF 2.0 PR.AA-04'],
  },
  {
    id: 'CLAIMS-02',
    stage: 'CLAIMS',
    title: 'A token for another API is refused',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['RFC 9068 §4', 'RFC 8725 §3.9', 'RFC 7662 §4', 'ASVS 5.0 V10.3.1, V9.2.3'],
  },
  {
    id: 'CLAIMS-03',
    stage: 'CLAIMS',
    title: 'Forged and altered tokens are refused',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['RFC 8725 §3.1-3.3', 'RFC 9068 §2.1, §4', 'ASVS 5.0 V9.1.1-9.1.3', 'RFC 7515 §4.1.11'],
  },
  {
    id: 'CLAIMS-06',
    stage: 'CLAIMS',
    title: 'A token says what it must and no more',
    core: false,
    level: { low: 'should', standard: 'must', high: 'must' },
    sources: ['RFC 9068 §2.2, §6', 'SP 800-53 AC-6', 'ASVS 5.0 V15.3.1'],
  },
  {
    id: 'CLAIMS-07',
    stage: 'CLAIMS',
    title: 'A token says what the partner is entitled to now',
    core: true,
    level: { low: 'should', standard: 'must', high: 'must' },
    sources: ['RFC 9068 §2.2, §2.2.3.1, §5', 'RFC 9700 §4.15', 'ASVS 5.0 V10.3.2-3'],
  },
  {
    id: 'CLAIMS-09',
    stage: 'CLAIMS',
    title: 'Identity headers of the caller reach nobody',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['ASVS 5.0 V4.1.3', 'RFC 9700 §4.13', 'OWASP API2:2023'],
  },
]
