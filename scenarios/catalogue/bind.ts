/** The controls of the stage BIND. */
import type { Control } from '../core/control.ts'

export const bind: readonly Control[] = [
  {
    id: 'BIND-01',
    stage: 'BIND',
    title: 'A client without an organisation gets nothing',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: [
      'CSF 2.0 ID.AM-02, ID.AM-04, PR.AA-01, GV.SC-04',
      'SP 800-53 AC-2b-d, IA-4',
      'ISO 27001:2022 A.5.9, A.5.16, A.5.19',
      'SOC 2 CC6.1',
    ],
  },
  {
    id: 'BIND-02',
    stage: 'BIND',
    title: 'Access waits for a complete record of who answers for it',
    core: true,
    level: { low: 'should', standard: 'must', high: 'must' },
    sources: ['SP 800-53 AC-2c-e, CA-3b', 'CSF 2.0 GV.SC-02, GV.SC-05', 'ISO 27001:2022 A.5.20'],
  },
  {
    id: 'BIND-04',
    stage: 'BIND',
    title: 'Access waits for approval',
    core: true,
    level: { low: 'should', standard: 'must', high: 'must' },
    sources: ['SP 800-53 AC-2e, CA-3a', 'CSF 2.0 PR.AA-05', 'SOC 2 CC6.2', 'RFC 7591 §3.2.2'],
  },
  {
    id: 'BIND-05',
    stage: 'BIND',
    title: 'Nobody approves their own request',
    core: false,
    level: { low: 'should', standard: 'must', high: 'must' },
    sources: ['CSF 2.0 PR.AA-05', 'ASVS 5.0 V2.3.5', 'SP 800-53 AC-5, AC-2e', 'ISO 27001:2022 A.5.3'],
  },
  {
    id: 'BIND-07',
    stage: 'BIND',
    title: 'One organisation, the same in record, token, decision and audit',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['ASVS 5.0 V4.1.3, V8.4.1', 'SP 800-53 AC-16, AU-3', 'SP 800-207 §2.1'],
  },
  {
    id: 'BIND-08',
    stage: 'BIND',
    title: 'Credentials of one application never speak for another',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['OWASP NHI9:2025', 'SP 800-53 IA-4, AC-2', 'ASVS 5.0 V13.2.1'],
  },
]
