import { expect, test } from 'vitest'
import { markdownBytes, renderMarkdown } from './markdown.ts'
import { sampleRun } from './testing/sample-run.ts'

test('decision, reasons and one command come first, details are folded away', () => {
  expect(renderMarkdown(sampleRun())).toMatchInlineSnapshot(`
    "## ✗ NO-GO: northwind-sample at acme-sample

    Tier high, profile <code>go-live&#64;1</code>, 3412 requests in 41.2 s.

    1. THEFT-01: a stolen token was let in without its certificate at gateway
    2. REVOKE-10: a stream that was open when the client was suspended went on delivering data at edge
    3. AUDIT-05: two probes were answered with 429 while the records were being made
    4. REVOKE-07: the stop lies between 9.7 s and 10.5 s, on both sides of the limit of 10 s, at edge

    **Left behind in the target** (1):

    - client sp-7f3a-12 (removal answered 503 three times)

    \`\`\`sh
    sallyport run --target acme-sample.target.yaml --partner 'northwind sample.partner.yaml' --profile go-live@1 --only THEFT-01 --only REVOKE-10 --only AUDIT-05 --only REVOKE-07
    \`\`\`

    | Lever | Point | Time to stop (worst) | Limit | Where |
    | --- | --- | --- | --- | --- |
    | <code>revoke-token</code> | <code>gateway</code> | ✓ passed: 205–260 ms | 10 s | bound-token, kept-alive, idle |
    | <code>revoke-token</code> | <code>edge</code> | ✓ passed: 301–322 ms | 10 s | bound-token, fresh, busy |
    | <code>suspend-client</code> | <code>issuer</code> | ✓ passed: 12–31 ms | 10 s | new-token-by-key, fresh, busy |
    | <code>suspend-client</code> | <code>gateway</code> | ✓ passed: 4.12–4.18 s | 10 s | bound-token, fresh, busy |
    | <code>suspend-client</code> | <code>edge</code> | ✗ failed: still open after 20.4 s | 10 s | open-stream, stream, busy |
    | <code>revoke-certificate</code> | <code>gateway</code> | ✓ passed: 512–534 ms | 10 s | open-connection, kept-alive, busy |
    | <code>revoke-certificate</code> | <code>edge</code> | ? inconclusive: 9.7–10.4 s | 10 s | open-connection, kept-alive, busy |

    <details><summary>Results by stage</summary>

    | Stage | Passed | Failed | Inconclusive | Waived | Failed, not required | Not applicable |
    | --- | --- | --- | --- | --- | --- | --- |
    | <code>DISCOVER</code> | 2 |  |  |  |  |  |
    | <code>REGISTER</code> | 1 |  |  |  |  |  |
    | <code>BIND</code> | 1 |  |  |  |  |  |
    | <code>CERT</code> | 1 |  |  |  |  |  |
    | <code>ISSUE</code> |  |  |  | 1 |  | 1 |
    | <code>ACCESS</code> | 1 |  |  |  |  |  |
    | <code>AUDIT</code> |  |  | 1 |  | 1 |  |
    | <code>THEFT</code> |  | 1 |  |  |  |  |
    | <code>REVOKE</code> | 1 | 1 | 1 |  |  |  |
    | <code>WEBHOOK</code> |  |  |  |  |  | 1 |

    </details>

    <details><summary>What was expected and what was seen</summary>

    - **THEFT-01** A stolen token is useless without the certificate it is bound to (✗ failed): a stolen token was let in without its certificate at gateway
      - expected: the call with another certificate is refused
      - seen: HTTP 200 with the proof of access in it
      - where: gateway
    - **REVOKE-10** Open streams end with the access that opened them (✗ failed): a stream that was open when the client was suspended went on delivering data at edge
      - expected: the open stream ends within 10 s of the suspension, and stays ended
      - seen: events kept coming for 20.4 s after the lever
      - where: edge, open-stream, stream
    - **AUDIT-05** Every request leaves exactly one record (? inconclusive): two probes were answered with 429 while the records were being made
      - expected: exactly one record for each of 3412 requests
      - seen: 2 answers were neither a yes nor a no
    - **REVOKE-07** A revoked certificate stops working, on open connections too (? inconclusive): the stop lies between 9.7 s and 10.5 s, on both sides of the limit of 10 s, at edge
      - where: edge, open-connection, kept-alive
    - **AUDIT-12** Misuse raises an alert (✗ failed, not required): no alert came within 60 s
      - expected: an alert about the copied certificate
      - seen: none

    </details>

    Evidence: 16 lines, <code>sha256:ae170c43b0c421a558a7b3eae09c90c00df8b4f4f6c4b978b63d556935d63386</code>. Run <code>sample-7f3a</code>.
    "
  `)
})

test('a profile that decides nothing says so under the headline', () => {
  const text = renderMarkdown(sampleRun({ healthy: true, verdict: { notAGoLiveDecision: true } }))
  expect(text.split('\n').slice(0, 5).join('\n')).toContain('> **Not a go-live decision**')
})

test('what the target says stays plain text', () => {
  const hostile =
    ' @security-team see #12 https://evil.example www.evil.example [x](//evil.example/p.png) <img src=x> `|` **bold** </details>\n\n# Title'
  const text = renderMarkdown(sampleRun({ hostile }))
  expect(text).not.toMatch(/@security|(?<!&)#12|:\/\/|www\.evil|\[x\]|<img|\*\*bold|<\/details>\s*#|^# Title/m)
  // The words themselves are still told.
  expect(text).toContain('&#64;<!-- -->security-team see &#35;<!-- -->12')
})

test('a comment never grows beyond what the platform takes, and keeps the decision and the evidence', () => {
  const long = sampleRun()
  const controls = long.verdict.controls.flatMap(control =>
    Array.from({ length: 40 }, (_, index) => ({ ...control, id: `${control.id}${index}`, seen: '🚚'.repeat(900) })),
  )
  const text = renderMarkdown({ ...long, verdict: { ...long.verdict, controls } })
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(markdownBytes)
  expect(text).toContain('## ✗ NO-GO')
  expect(text).toContain('_Shortened: the dossier tells everything._')
  expect(text).toContain('Evidence: ')
})
