import { describe, expect, test } from 'vitest'
import type { Check } from '../check.ts'
import type { Entry } from '../record.ts'
import type { Look } from '../testing/record-builder.ts'
import { keptAlive, lastMs, leverMs, probesOf, resultOf, series, until, witnesses } from '../testing/watched.ts'

describe('a neighbour', () => {
  const check: Check = {
    kind: 'keeps-working',
    expected: 'works on',
    point: 'edge',
    cell: keptAlive,
    series: 's',
    fromMs: leverMs,
    untilMs: lastMs - 100,
  }
  const working = (look: (ms: number) => Look | null, entries: readonly Entry[] = witnesses) =>
    resultOf(check, [...entries, series(keptAlive, probesOf(look))]).result
  test('that works from beginning to end passes, one unclear answer in ten included', () => {
    expect(working(() => 'allowed')).toBe('pass')
    expect(working(ms => (ms === 400 ? 'timeout' : 'allowed'))).toBe('pass')
  })
  test('that is refused while the witness is not fails', () => {
    expect(working(ms => (ms === 400 ? 'denied' : 'allowed'))).toBe('fail')
    expect(working(until(400, 'bare'))).toBe('fail')
  })
  test('that was refused before the lever, or when its own credential was over, has no meaning', () => {
    expect(working(() => 'denied')).toBe('inconclusive')
    expect(working(ms => (ms < 100 ? 'denied' : 'allowed'))).toBe('inconclusive')
    const over = { ...series(keptAlive, probesOf(until(400, 'denied'))), credentialEndsAtMs: leverMs + 300 }
    expect(resultOf(check, [...witnesses, over]).result).toBe('inconclusive')
    expect(resultOf(check, [...witnesses, { ...over, credentialEndsAtMs: leverMs + 60_000 }]).result).toBe('fail')
    // A token counts in whole seconds, and clocks differ: its end may come a second before it was due.
    expect(resultOf(check, [...witnesses, { ...over, credentialEndsAtMs: leverMs + 1_200 }]).result).toBe(
      'inconclusive',
    )
    expect(resultOf(check, [...witnesses, { ...over, credentialEndsAtMs: leverMs + 1_800 }]).result).toBe('fail')
  })
  test('of which too little was seen has no meaning', () => {
    expect(working(until(400, null))).toBe('inconclusive')
    expect(working(until(400, 'outage'))).toBe('inconclusive')
    expect(working(ms => (ms < 2_500 ? null : 'allowed'))).toBe('inconclusive')
    expect(working(ms => (ms > 500 && ms < 2_000 ? null : 'allowed'))).toBe('inconclusive')
    expect(working(ms => (ms > 500 && ms < 1_200 ? 'outage' : 'allowed'))).toBe('inconclusive')
    expect(working(ms => (ms < 400 ? 'allowed' : ms < 440 ? 'ended' : null))).toBe('inconclusive')
    expect(working(ms => (ms === 400 ? 'denied' : 'allowed'), [])).toBe('inconclusive')
  })
  test('that was refused at first, let in again, and then refused fails', () => {
    expect(working(ms => (ms < 100 || ms === 400 ? 'denied' : 'allowed'))).toBe('fail')
  })
})
