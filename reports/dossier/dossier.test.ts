import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { sampleRun } from '../testing/sample-run.ts'
import { wellFormedness } from '../testing/well-formed-xml.ts'
import { renderDossier } from './dossier.ts'

const page = renderDossier(sampleRun())
/** What a reader sees: text without tags and without the style sheet. */
const textOf = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')

describe('the page itself', () => {
  test('runs nothing and loads nothing', () => {
    expect(page).not.toMatch(/<(?:script|link|img|iframe|object|embed|form|base|a)\b/i)
    expect(page).not.toMatch(/\s(?:src|href|srcset|action|style|on\w+)=/i)
    expect(page).not.toMatch(/url\(|@import|https?:\/\//i)
  })

  test('names its one style sheet by hash and forbids everything else', () => {
    const sheet = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? ''
    const hash = createHash('sha256').update(sheet).digest('base64')
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`)
  })

  test('is the same each time it is made', () => {
    expect(renderDossier(sampleRun())).toBe(page)
  })

  test.each([
    '<script>alert(1)</script>',
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    '</style><img src=x onerror=alert(1)>',
    ']]><!-- \u202e\u001b[31m\u0000\ud800',
  ])('stays whole whatever the target says: %j', hostile => {
    const html = renderDossier(sampleRun({ hostile, verdict: { target: hostile, reasons: [hostile] } }))
    expect(wellFormedness(html.replace('<!doctype html>', '').trim().replaceAll(']]>', ''))).toBe('well-formed')
    expect(html).not.toMatch(/<(?:script|img)\b/)
    expect(html.match(/<style>/g)).toHaveLength(1)
    expect(html.replaceAll(/>[^<]*/g, '>')).not.toMatch(/\son\w+=/)
    expect(html).not.toMatch(/[\p{Cf}\p{Cs}]|(?!\n)\p{Cc}/u)
  })
})

describe('what it tells', () => {
  test('the decision, why, and what was left behind come before anything else', () => {
    const text = textOf(page)
    const order = [
      '✗ NO-GO',
      'THEFT-01: a stolen token',
      'Left behind in the target',
      'What to do before going live',
      'Kill matrix',
    ]
    expect(order.map(part => text.indexOf(part))).toEqual(
      order.map(part => text.indexOf(part)).toSorted((a, b) => a - b),
    )
    expect(order.every(part => text.includes(part))).toBe(true)
  })

  test('a decision that is none, a narrowed run and every exclusion stand on the first page', () => {
    const sample = sampleRun({
      healthy: true,
      plan: { narrowedTo: ['REVOKE'] },
      verdict: {
        verdict: 'NO DECISION',
        notAGoLiveDecision: true,
        profile: {
          name: 'our-own',
          digest: `sha256:${'ee'.repeat(32)}`,
          excluded: [{ control: 'THEFT-01', reason: 'bearer tokens until May', approver: 'Ines Okafor' }],
        },
      },
    })
    const first = textOf(renderDossier(sample).split('<section')[0] ?? '')
    expect(first).toContain('Not a go-live decision.')
    expect(first).toContain('Only REVOKE was put to the test')
    expect(first).toContain('THEFT-01 : bearer tokens until May (approved by Ines Okafor)')
    expect(first).toContain(`sha256:${'ee'.repeat(32)}`)
  })

  test('each finding has expectation, observation, evidence by line, and its own command', () => {
    const finding = textOf(/<article class="finding" id="THEFT-01">.*?<\/article>/s.exec(page)?.[0] ?? '')
    expect(finding).toContain('Expected the call with another certificate is refused')
    expect(finding).toContain('Seen HTTP 200 with the proof of access in it')
    expect(finding).toContain('3 attacker readShipments with the certificate of someone else at gateway')
    expect(finding).toContain("--partner 'northwind sample.partner.yaml' --profile go-live@1 --only THEFT-01")
    expect(page.match(/<article /g)).toHaveLength(5)
  })

  test('the matrix is a table with heads, and its holes are visible', () => {
    const matrix = /<section id="matrix".*?<\/section>/s.exec(page)?.[0] ?? ''
    expect(matrix).toContain('<th scope="colgroup" colspan="3">gateway</th>')
    expect(matrix).toContain('<td class="not-tested"><span>not tested</span></td>')
    const text = textOf(matrix)
    expect(text).toContain('✗ not stopped still open after 20.4 s')
    expect(text).toContain('✓ stopped (idle) 205–260 ms')
    expect(text).toContain('? unclear 9.7–10.4 s')
    expect(text).toContain('Levers not pulled: revoke the grant, delete the client')
    const widths = matrix
      .match(/<tr>.*?<\/tr>/gs)
      ?.slice(2)
      .map(row => row.match(/<td/g)?.length)
    expect(new Set(widths)).toEqual(new Set([7]))
  })

  test('no lever pulled is said, not drawn as an empty table', () => {
    const text = textOf(renderDossier(sampleRun({ healthy: true, verdict: { timeToStop: [] } })))
    expect(text).toContain('No lever was pulled in this run.')
    expect(text).toContain('No time to stop was measured.')
  })

  test('audit, waivers, clocks, confidence, holes and the way to check it all', () => {
    const text = textOf(page)
    expect(text).toContain('Found in the trail 3409 ✗ Missing 3 Records nobody caused 1')
    expect(text).toContain('GET /v1/shipments at edge, 09:00:14Z')
    expect(text).toContain('SEC-1042 2026-04-30, 59 days after the run')
    expect(text).toContain('gateway -420 ms -420 ms 3 ✓ agrees')
    expect(text).toContain('bounds the 5 % quantile of all stops')
    expect(text).toContain('EXPIRE-01 not in this profile')
    expect(text).toContain('ISSUE-10 does not apply: this partner uses no refresh tokens')
    expect(text).toContain('sallyport verify sallyport-report')
    expect(text).toContain(sampleRun().verdict.record.head)
  })

  test('a healthy run has nothing to do', () => {
    const healthy = renderDossier(sampleRun({ healthy: true }))
    expect(healthy).not.toContain('What to do before going live')
    expect(textOf(healthy)).toContain('✓ GO')
    expect(textOf(healthy)).toContain('Required controls passed 12 of 12')
  })
})
