/** The controls of the stage ACCESS. */
import type { Control } from '../core/control.ts'

export const access: readonly Control[] = [
  {
    id: 'ACCESS-01',
    stage: 'ACCESS',
    title: 'What the partner may do works at every enforcement point',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['ASVS 5.0 V8.1.1, V8.2.1', 'SP 800-53 AC-3'],
  },
  {
    id: 'ACCESS-02',
    stage: 'ACCESS',
    title: 'What was not granted is refused',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['ASVS 5.0 V8.2.1, V4.1.4', 'OWASP API5:2023', 'SP 800-53 AC-3, AC-6', 'SOC 2 CC6.3'],
  },
  {
    id: 'ACCESS-03',
    stage: 'ACCESS',
    title: 'Administration is out of reach',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['OWASP API5:2023', 'ASVS 5.0 V8.4.2, V13.4.5', 'SP 800-53 AC-6'],
  },
  {
    id: 'ACCESS-04',
    stage: 'ACCESS',
    title: 'Records of others cannot be fetched by their identifier',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['OWASP API1:2023', 'ASVS 5.0 V8.2.2', 'SP 800-53 AC-3, AC-4'],
  },
  {
    id: 'ACCESS-05',
    stage: 'ACCESS',
    title: 'Naming another organisation leads nowhere',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['ASVS 5.0 V8.4.1', 'RFC 8707 §3 (tenant in resource)', 'OWASP API1:2023', 'SP 800-53 AC-4, SC-4'],
  },
  {
    id: 'ACCESS-09',
    stage: 'ACCESS',
    title: 'Another spelling of the path changes no decision',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['ASVS 5.0 V8.3.1, V4.2.1', 'SP 800-207 §3 (PEP)', 'OWASP API8:2023'],
  },
  {
    id: 'ACCESS-12',
    stage: 'ACCESS',
    title: 'Each request on an open connection stands on its own credentials',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['SP 800-207 §2.1 tenets 2-3, 6', 'RFC 9700 §4.13', 'ASVS 5.0 V8.2.4'],
  },
]
