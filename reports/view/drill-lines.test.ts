import { describe, expect, test } from 'vitest'
import type { Entry, Line } from '../../scenarios/core/record.ts'
import { exchange } from '../../scenarios/core/testing/record-builder.ts'
import { renderDossier } from '../dossier/dossier.ts'
import { renderMarkdown } from '../markdown.ts'
import type { ReportInput } from '../report-input.ts'
import { renderSummary } from '../summary.ts'
import { sampleRun } from '../testing/sample-run.ts'
import { drillLines } from './drill-lines.ts'

type Step = Extract<Entry, { kind: 'drill' }>['step']

function withDrill(steps: readonly Step[], others: readonly Entry[] = []): ReportInput {
  const sample = sampleRun({ healthy: true })
  const entries: Entry[] = [
    ...steps.map((step): Entry => ({ kind: 'drill', drill: 'd1', scenario: 'THEFT-07', step })),
    ...others,
  ]
  const lines = entries.map((entry, index): Line => ({ ...entry, seq: 100 + index, atMs: 0, previous: '', hash: '' }))
  return { ...sample, lines: [...sample.lines, ...lines] }
}

const misuse = (look: 'allowed' | 'denied') =>
  ({ ...exchange('drill-x', look, 10_250, { by: 'attacker' }), scenario: 'THEFT-07' }) as Entry
const lever: Entry = {
  kind: 'lever',
  id: 'drill-l',
  scenario: 'THEFT-07',
  lever: 'replace-compromised-key',
  subject: 'northwind',
  sentAtMs: 12_000,
  acknowledgedAtMs: 12_010,
  answer: 'done',
}
const hostile = 'the client key <img src=x> @all | **now**'
const told = withDrill(
  [
    { name: 'theft', stolen: hostile, atMs: 10_000 },
    { name: 'alert', fromMs: 10_300, untilMs: 11_500 },
    { name: 'told-apart', fromMs: 10_300, untilMs: null },
    { name: 'over', atMs: 30_000 },
  ],
  [misuse('allowed'), lever],
)

describe('a drill', () => {
  test('is told step by step, counted from the theft', () => {
    expect(drillLines(told)[0]?.steps).toEqual([
      { name: 'first misuse', when: 'after 250 ms' },
      { name: 'noticed', when: 'after 300 ms – 1.5 s' },
      { name: 'told apart', when: 'not' },
      { name: 'lever pulled', when: 'replace-compromised-key after 2 s' },
      { name: 'last of use', when: 'not seen to end' },
      { name: 'blast window', when: 'still open after 250 ms' },
    ])
  })

  test('in which the thief was never let in has no window', () => {
    const harmless = withDrill([{ name: 'theft', stolen: 'a token', atMs: 10_000 }], [misuse('denied')])
    expect(drillLines(harmless)[0]).toMatchObject({
      window: 'none',
      steps: expect.arrayContaining([
        { name: 'first misuse', when: 'never let in' },
        { name: 'noticed', when: 'not told by the target' },
        { name: 'blast window', when: 'none: it was of no use' },
      ]),
    })
  })
})

describe('stands, escaped,', () => {
  test('in the dossier', () => {
    const section = /<section id="drills".*?<\/section>/s.exec(renderDossier(told))?.[0] ?? ''
    expect(section).toContain('<th scope="row">the client key &lt;img src=x')
    expect(section).toContain('✗ still open after 250 ms')
    expect(section).not.toContain('<img')
  })
  test('in the summary', () => {
    const text = renderSummary(told)
    expect(text).toContain('Theft drills, from the theft on\n  ✗ THEFT-07: the client key')
    expect(text).toContain('blast window: still open after 250 ms')
  })
  test('in the comment', () => {
    const text = renderMarkdown(told)
    expect(text).toContain(
      '| Stolen | first misuse | noticed | told apart | lever pulled | last of use | blast window |',
    )
    expect(text).not.toMatch(/<img|\*\*now/)
  })
  test('nowhere, when none was held', () => {
    const none = sampleRun({ healthy: true })
    expect([renderDossier(none), renderSummary(none), renderMarkdown(none)].join()).not.toMatch(/drills/i)
  })
})

describe('what is pending', () => {
  const pending = [
    {
      scenario: 'EXPIRE-01',
      controls: ['EXPIRE-01'],
      until: '2026-03-01T10:00:00Z',
      waitsFor: 'the end of a token',
      keeps: ['client c9'],
    },
  ]
  const deferred = sampleRun({
    healthy: true,
    plan: { defer: { overMs: 120_000, folder: 'our reports' } },
    verdict: { verdict: 'NO DECISION', pending },
  })
  test.each([
    ['dossier', renderDossier(deferred), "sallyport resume 'our reports'"],
    ['summary', renderSummary(deferred), "sallyport resume 'our reports'"],
    ['comment', renderMarkdown(deferred), "sallyport resume 'our reports'"],
  ])('says in the %s from when on, what is kept, and how to go on', (_, text, command) => {
    expect(text.replaceAll('&#39;', "'")).toContain(command)
    expect(text).toContain('2026-03-01T10:00:00Z')
    expect(text).toContain('client c9')
  })
})
