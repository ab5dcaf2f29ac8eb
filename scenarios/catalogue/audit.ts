/** The controls of the stage AUDIT. */
import type { Control } from '../core/control.ts'

export const audit: readonly Control[] = [
  {
    id: 'AUDIT-01',
    stage: 'AUDIT',
    title: 'Every step of the life cycle leaves a record',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: [
      'SP 800-53 AC-2(4), AU-2, AU-3, AU-12',
      'ASVS 5.0 V16.2.1, V16.3.1',
      'CSF 2.0 PR.PS-04',
      'ISO 27001:2022 A.8.15',
    ],
  },
  {
    id: 'AUDIT-02',
    stage: 'AUDIT',
    title: 'Every token request can be attributed',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['ASVS 5.0 V16.3.1', 'SP 800-53 AU-3, AU-12', 'OWASP NHI4:2025'],
  },
  {
    id: 'AUDIT-03',
    stage: 'AUDIT',
    title: 'Every access and every refusal can be attributed',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['ASVS 5.0 V16.2.1, V16.3.2', 'SP 800-53 AU-3, AC-6(9)', 'SP 800-207 §2.1 tenet 7'],
  },
  {
    id: 'AUDIT-05',
    stage: 'AUDIT',
    title: 'The audit trail holds every request once, and no other',
    core: true,
    level: { low: 'should', standard: 'must', high: 'must' },
    sources: ['SP 800-53 AU-12, AU-5', 'ASVS 5.0 V16.3.2-4'],
  },
  {
    id: 'AUDIT-08',
    stage: 'AUDIT',
    title: 'No credential is ever written to the audit trail',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['ASVS 5.0 V16.2.5', 'OWASP NHI2:2025', 'RFC 9700 §4.9.3', 'RFC 7662 §4'],
  },
  {
    id: 'AUDIT-12',
    stage: 'AUDIT',
    title: 'Misuse raises an alert',
    core: false,
    level: { low: 'should', standard: 'must', high: 'must' },
    sources: ['CSF 2.0 DE.CM-06, DE.AE-02, DE.AE-06, RS.MA-02', 'SP 800-53 SI-4, AC-2(12)', 'SOC 2 CC7.2 (k)'],
  },
  {
    id: 'AUDIT-13',
    stage: 'AUDIT',
    title: 'Known credentials in a strange place are noticed',
    core: false,
    level: { low: 'n.a.', standard: 'should', high: 'must' },
    sources: ['SP 800-53 AC-2(12)', 'CSF 2.0 DE.CM-03, DE.CM-06, DE.AE-02'],
  },
]
