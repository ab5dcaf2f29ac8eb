/** The controls of the stage OFFBOARD. */
import type { Control } from '../core/control.ts'

export const offboard: readonly Control[] = [
  {
    id: 'OFFBOARD-01',
    stage: 'OFFBOARD',
    title: 'One trigger ends everything the organisation had',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: [
      'OWASP NHI1:2025',
      'CSF 2.0 GV.SC-10',
      'ISO 27001:2022 A.5.11, A.5.18, A.5.20, A.5.22',
      'SP 800-53 AC-2f, AC-2(3), PS-7',
    ],
  },
  {
    id: 'OFFBOARD-02',
    stage: 'OFFBOARD',
    title: 'Every credential that ever was stays dead after offboarding',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['OWASP NHI1:2025', 'RFC 7592 §2.3'],
  },
  {
    id: 'OFFBOARD-03',
    stage: 'OFFBOARD',
    title: 'There is no quiet way back in',
    core: false,
    level: { low: 'should', standard: 'must', high: 'must' },
    sources: ['RFC 7591 §5', 'SP 800-53 IA-4d, IA-5', 'CSF 2.0 GV.SC-10'],
  },
  {
    id: 'OFFBOARD-04',
    stage: 'OFFBOARD',
    title: "A leaver's certificates are revoked with a true reason, and stay listed",
    core: false,
    level: { low: 'n.a.', standard: 'should', high: 'must' },
    sources: ['RFC 5280 §3.3 (entry must remain), §5.3.1', 'SP 800-53 SC-17', 'RFC 6960 §2.2'],
  },
  {
    id: 'OFFBOARD-05',
    stage: 'OFFBOARD',
    title: 'Data stops flowing in both directions',
    core: false,
    level: { low: 'should', standard: 'must', high: 'must' },
    sources: [
      'CSF 2.0 GV.SC-10',
      'ISO 27001:2022 A.5.11, A.8.10 (k)',
      'SP 800-53 CA-3',
      'OWASP NHI1:2025',
      'ISO 27001:2022 A.5.23 (k)',
      'SOC 2 CC6.5 (k)',
    ],
  },
  {
    id: 'OFFBOARD-06',
    stage: 'OFFBOARD',
    title: 'Retiring one application leaves its siblings alone',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['OWASP NHI9:2025', 'SP 800-53 AC-2, IA-4'],
  },
  {
    id: 'OFFBOARD-07',
    stage: 'OFFBOARD',
    title: 'The exit is on record, and the record is true',
    core: false,
    level: { low: 'should', standard: 'must', high: 'must' },
    sources: ['SP 800-53 AC-2h-l, AU-10, PS-4 (k)', 'ISO 27001:2022 A.5.18, A.5.28', 'CSF 2.0 GV.SC-10', 'SOC 2 CC6.3'],
  },
]
