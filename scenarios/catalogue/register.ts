/** The controls of the stage REGISTER. */
import type { Control } from '../core/control.ts'

export const register: readonly Control[] = [
  {
    id: 'REGISTER-01',
    stage: 'REGISTER',
    title: 'Nobody registers a client without authorisation',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['RFC 7591 §3, §5', 'ASVS 5.0 V10.4.7', 'CSF 2.0 PR.AA-01, PR.AA-02', 'SP 800-53 AC-2e, IA-4a'],
  },
  {
    id: 'REGISTER-02',
    stage: 'REGISTER',
    title: 'A registration token works once, for a while, for its own organisation',
    core: false,
    level: { low: 'should', standard: 'must', high: 'must' },
    sources: ['RFC 7591 §3, §5', 'SP 800-53 IA-5a, IA-5d', 'CSF 2.0 PR.AA-02'],
  },
  {
    id: 'REGISTER-03',
    stage: 'REGISTER',
    title: 'The server alone decides what a client is called',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['RFC 9700 §4.15.1', 'RFC 9068 §5', 'RFC 7591 §3.1', 'SP 800-53 IA-4d'],
  },
  {
    id: 'REGISTER-04',
    stage: 'REGISTER',
    title: 'A registration stores what was approved and says so truthfully',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['RFC 7591 §2, §3.2.1', 'ASVS 5.0 V10.4.11, V10.4.4', 'OWASP NHI5:2025', 'SP 800-53 AC-6'],
  },
  {
    id: 'REGISTER-05',
    stage: 'REGISTER',
    title: 'Weak client authentication cannot be registered',
    core: false,
    level: { low: 'should', standard: 'must', high: 'must' },
    sources: ['RFC 9700 §2.5', 'OAuth 2.1 draft §4.2', 'ASVS 5.0 V10.4.16, V13.2.1', 'FAPI2-SP §5.3.2.1'],
  },
  {
    id: 'REGISTER-06',
    stage: 'REGISTER',
    title: 'Registered keys are public, strong and used by one client only',
    core: true,
    level: { low: 'must', standard: 'must', high: 'must' },
    sources: ['RFC 7591 §2', 'RFC 7517 §4.7', 'RFC 8705 §2.2.2', 'ASVS 5.0 V11.1.1, V11.2.3'],
  },
]
