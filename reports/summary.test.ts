import { expect, test } from 'vitest'
import { renderSummary } from './summary.ts'
import { sampleRun } from './testing/sample-run.ts'

test('a refused partner: verdict, why, where, how fast, what is left', () => {
  expect(renderSummary(sampleRun())).toMatchInlineSnapshot(`
    "NO-GO  northwind-sample at acme-sample
    tier high, profile go-live@1 (sha256:c3c3c3c3c3c3…), run sample-7f3a

    Why
      1. THEFT-01: a stolen token was let in without its certificate at gateway
      2. REVOKE-10: a stream that was open when the client was suspended went on delivering data at edge
      3. AUDIT-05: two probes were answered with 429 while the records were being made
      4. REVOKE-07: the stop lies between 9.7 s and 10.5 s, on both sides of the limit of 10 s, at edge

    Stages
      ✓ DISCOVER  2 passed
      ✓ REGISTER  1 passed
      ✓ BIND      1 passed
      ✓ CERT      1 passed
      ~ ISSUE                                         1 waived                             1 not applicable
      ✓ ACCESS    1 passed
      ? AUDIT                         1 inconclusive            1 failed but not required
      ✗ THEFT               1 failed
      ✗ REVOKE    1 passed  1 failed  1 inconclusive
      - WEBHOOK                                                                            1 not applicable

    Findings that the verdict does not rest on
      ! AUDIT-12: no alert came within 60 s

    Time to stop, worst per lever and point
      ✓ revoke-token        gateway  205–260 ms               limit 10 s  bound-token, kept-alive, idle (worst of 3)
      ✓ revoke-token        edge     301–322 ms               limit 10 s  bound-token, fresh, busy (worst of 2)
      ✓ suspend-client      issuer   12–31 ms                 limit 10 s  new-token-by-key, fresh, busy
      ✓ suspend-client      gateway  4.12–4.18 s              limit 10 s  bound-token, fresh, busy (worst of 3)
      ✗ suspend-client      edge     still open after 20.4 s  limit 10 s  open-stream, stream, busy (worst of 2)
      ✓ revoke-certificate  gateway  512–534 ms               limit 10 s  open-connection, kept-alive, busy
      ? revoke-certificate  edge     9.7–10.4 s               limit 10 s  open-connection, kept-alive, busy
      Each lever was pulled once: that shows that access can be stopped in time, not that it always is (with 95 % confidence, what stopped each time stops in at least 5.0 % of all cases).

    Time
      wall 41.2 s, critical path 39.8 s (1.04 ×), predicted 40.1 s, 3412 requests
      evidence 16 lines, sha256:ae170c43b0c421a558a7b3eae09c90c00df8b4f4f6c4b978b63d556935d63386

    Left behind in the target (1):
      client sp-7f3a-12 (removal answered 503 three times)

    Try again
      sallyport run --target acme-sample.target.yaml --partner 'northwind sample.partner.yaml' --profile go-live@1 --only THEFT-01 --only REVOKE-10 --only AUDIT-05 --only REVOKE-07
    "
  `)
})

test('an admitted partner', () => {
  expect(renderSummary(sampleRun({ healthy: true }))).toMatchInlineSnapshot(`
    "GO  northwind-sample at acme-sample
    tier high, profile go-live@1 (sha256:c3c3c3c3c3c3…), run sample-7f3a

    Stages
      ✓ DISCOVER  2 passed
      ✓ REGISTER  1 passed
      ✓ BIND      1 passed
      ✓ CERT      1 passed
      ✓ ISSUE     1 passed  1 not applicable
      ✓ ACCESS    1 passed
      ✓ AUDIT     2 passed
      ✓ THEFT     1 passed
      ✓ REVOKE    3 passed
      - WEBHOOK             1 not applicable

    Time to stop, worst per lever and point
      ✓ revoke-token        gateway  205–260 ms   limit 10 s  bound-token, kept-alive, idle (worst of 3)
      ✓ revoke-token        edge     301–322 ms   limit 10 s  bound-token, fresh, busy (worst of 2)
      ✓ suspend-client      issuer   12–31 ms     limit 10 s  new-token-by-key, fresh, busy
      ✓ suspend-client      gateway  4.12–4.18 s  limit 10 s  bound-token, fresh, busy (worst of 3)
      ✓ suspend-client      edge     402–604 ms   limit 10 s  open-stream, stream, busy (worst of 2)
      ✓ revoke-certificate  gateway  512–534 ms   limit 10 s  open-connection, kept-alive, busy
      ✓ revoke-certificate  edge     402–604 ms   limit 10 s  open-connection, kept-alive, busy
      Each lever was pulled once: that shows that access can be stopped in time, not that it always is (with 95 % confidence, what stopped each time stops in at least 5.0 % of all cases).

    Time
      wall 41.2 s, critical path 39.8 s (1.04 ×), predicted 40.1 s, 3412 requests
      evidence 16 lines, sha256:d18064c79c022c65f09f4ef836083946449fffaece56f020c4eba5d454da3483

    Nothing was left behind in the target.
    "
  `)
})

test('what narrows the decision is said right under it', () => {
  const sample = sampleRun({
    healthy: true,
    plan: { narrowedTo: ['REVOKE'] },
    verdict: {
      verdict: 'NO DECISION',
      notAGoLiveDecision: true,
      profile: {
        name: 'our-own',
        digest: 'sha256:0123',
        excluded: [{ control: 'THEFT-01', reason: 'bearer tokens are accepted until May', approver: 'Ines Okafor' }],
      },
    },
  })
  const top = renderSummary(sample).split('\n').slice(0, 7).join('\n')
  expect(top).toMatchInlineSnapshot(`
    "NO DECISION  northwind-sample at acme-sample
    tier high, profile our-own (sha256:0123), run sample-7f3a

    Not a go-live decision: the profile leaves out core controls.
    Narrowed to REVOKE.
    Excluded by the profile: THEFT-01, bearer tokens are accepted until May (approved by Ines Okafor)
    "
  `)
})

test('without colours there is no escape sequence, whatever the target says', () => {
  const text = renderSummary(sampleRun({ hostile: '\u001b[2J\u001b]52;c;eA==\u0007\u202e\u009b31m\r\n' }))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
  expect(text).toContain(String.raw`\u{1b}[2J\u{1b}]52;c;eA==\u{7}\u{202e}\u{9b}31m\u{d}\u{a}`)
})

test('colours add nothing but colour', () => {
  const sample = sampleRun()
  const coloured = renderSummary(sample, { colour: true })
  expect(coloured).toContain('\u001b[31m✗\u001b[0m')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the colour codes themselves.
  const plain = coloured.replaceAll(/\u001b\[\d+m/g, '')
  const squeeze = (text: string) => text.replaceAll(/ +$/gm, '')
  expect(squeeze(plain)).toBe(squeeze(renderSummary(sample)))
})
