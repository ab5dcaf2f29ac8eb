/** A handful of made-up controls for tests of reports; the real ones are in the catalogue. */
import type { Control } from '../../scenarios/core/control.ts'
import type { Level, Stage, Tier } from '../../scenarios/core/plan.ts'

const must: Record<Tier, Level> = { low: 'must', standard: 'must', high: 'must' }
const should: Record<Tier, Level> = { low: 'n.a.', standard: 'should', high: 'should' }

function control(stage: Stage, number: string, title: string, more: Partial<Control> = {}): Control {
  return { id: `${stage}-${number}`, stage, title, core: false, level: must, sources: ['Sample source §1'], ...more }
}

export const sampleCatalogue: readonly Control[] = [
  control('DISCOVER', '01', 'The metadata names exactly the issuer that was configured', {
    sources: ['RFC 8414 §3.3'],
  }),
  control('DISCOVER', '07', 'No route leads to the data around an enforcement point', { core: true }),
  control('REGISTER', '01', 'Nobody registers a client without authorisation', {
    core: true,
    sources: ['RFC 7591 §3'],
  }),
  control('BIND', '05', 'Nobody approves their own application', { core: true }),
  control('CERT', '04', 'A certificate made for something else opens nothing'),
  control('ISSUE', '01', 'Tokens are short-lived', { sources: ['RFC 9700 §2.2'] }),
  control('ISSUE', '10', 'Refresh tokens rotate', { sources: ['RFC 9700 §2.2.2'] }),
  control('ACCESS', '04', 'One partner cannot read the objects of another', {
    core: true,
    sources: ['OWASP API1:2023'],
  }),
  control('AUDIT', '05', 'Every request leaves exactly one record'),
  control('AUDIT', '12', 'Misuse raises an alert', { level: should }),
  control('THEFT', '01', 'A stolen token is useless without the certificate it is bound to', {
    core: true,
    sources: ['RFC 8705 §3'],
  }),
  control('REVOKE', '01', 'A revoked token stops working everywhere', { core: true, sources: ['RFC 7009 §2.1'] }),
  control('REVOKE', '07', 'A revoked certificate stops working, on open connections too', { core: true }),
  control('REVOKE', '10', 'Open streams end with the access that opened them', { core: true }),
  control('EXPIRE', '01', 'A token ends when it says'),
  control('WEBHOOK', '06', 'A stopped partner receives no more events'),
]
