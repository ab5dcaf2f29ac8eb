/** The controls of the stage CERT. */
import type { Control } from '../core/control.ts'

export const cert: readonly Control[] = [
  {
    id: 'CERT-01',
    stage: 'CERT',
    title: 'A client that authenticates by certificate cannot do without one',
    core: false,
    level: { low: 'n.a.', standard: 'should', high: 'must' },
    sources: ['RFC 8705 §2, §5', 'ASVS 5.0 V12.3.5', 'SP 800-53 IA-5(2), IA-3, IA-9', 'CSF 2.0 PR.AA-03'],
  },
  {
    id: 'CERT-02',
    stage: 'CERT',
    title: 'Only the agreed authority vouches for a partner',
    core: true,
    level: { low: 'n.a.', standard: 'must', high: 'must' },
    sources: ['RFC 8705 §7.4, §2.1', 'SP 800-53 SC-17b, IA-5(2)b', 'ASVS 5.0 V12.1.3, V12.3.4'],
  },
  {
    id: 'CERT-03',
    stage: 'CERT',
    title: 'A certificate speaks for one client, by exact subject',
    core: true,
    level: { low: 'n.a.', standard: 'must', high: 'must' },
    sources: ['RFC 8705 §2.1.2, §2.2, §7.5', 'RFC 5280 §7.1', 'SP 800-53 IA-5(2)a'],
  },
  {
    id: 'CERT-04',
    stage: 'CERT',
    title: 'Expired, premature and repurposed certificates are refused',
    core: false,
    level: { low: 'n.a.', standard: 'must', high: 'must' },
    sources: ['RFC 5280 §4.1.2.5, §4.2.1.9-12, §6.1', 'RFC 8705 §7.5', 'SP 800-53 IA-5(2)b'],
  },
  {
    id: 'CERT-06',
    stage: 'CERT',
    title: 'A certificate that is already revoked never gets in',
    core: true,
    level: { low: 'n.a.', standard: 'should', high: 'must' },
    sources: [
      'RFC 5280 §3.3, §5.3.1, §6.3',
      'RFC 6960 §2.2',
      'RFC 8705 §2.1 (deployment decision)',
      'SP 800-53 IA-5(2)b',
    ],
  },
  {
    id: 'CERT-09',
    stage: 'CERT',
    title: 'A certificate in a header is not a certificate',
    core: true,
    level: { low: 'n.a.', standard: 'must', high: 'must' },
    sources: ['RFC 9700 §4.13', 'RFC 9440 §2.4, §4', 'RFC 8705 §6.5', 'ASVS 5.0 V4.1.3'],
  },
]
