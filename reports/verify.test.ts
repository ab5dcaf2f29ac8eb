import { expect, test } from 'vitest'
import { sampleRun } from './testing/sample-run.ts'
import { compareVerdicts } from './verify.ts'

const { verdict } = sampleRun()

test('a verdict that follows from the evidence has no differences, in whatever order its lists stand', () => {
  expect(compareVerdicts(verdict, structuredClone(verdict))).toEqual([])
  expect(compareVerdicts(verdict, { ...verdict, controls: verdict.controls.toReversed() })).toEqual([])
})

test('a forged verdict is told place by place', () => {
  const forged = {
    ...verdict,
    verdict: 'GO' as const,
    controls: verdict.controls.flatMap(control => {
      if (control.id === 'THEFT-01') return []
      return control.id === 'REVOKE-10' ? [{ ...control, result: 'pass' as const }] : [control]
    }),
    timeToStop: verdict.timeToStop.map(stop => (stop.upperMs === null ? { ...stop, upperMs: 400 } : stop)),
  }
  expect(compareVerdicts(forged, verdict)).toEqual([
    { at: 'verdict', stored: '"GO"', recomputed: '"NO-GO"' },
    { at: 'controls.REVOKE-10.result', stored: '"pass"', recomputed: '"fail"' },
    { at: 'controls.THEFT-01', stored: 'absent', recomputed: expect.stringContaining('stolen token') },
    {
      at: 'timeToStop.REVOKE-10/suspend-client/edge/open-stream/stream/busy.upperMs',
      stored: '400',
      recomputed: 'null',
    },
  ])
})

test('a control that stands there twice does not hide the other', () => {
  const [first] = verdict.controls
  const doubled = {
    ...verdict,
    controls: first ? [{ ...first, result: 'pass' as const, reason: 'x' }, ...verdict.controls] : [],
  }
  expect(compareVerdicts(doubled, verdict).map(({ at }) => at)).toEqual([
    'controls.DISCOVER-01.reason',
    'controls.DISCOVER-01#2',
  ])
})

test('what a forged verdict says is shown, not obeyed', () => {
  const forged = { ...verdict, target: 'acme\u001b[2J\u202e' }
  expect(compareVerdicts(forged, verdict)).toEqual([
    { at: 'target', stored: String.raw`"acme\u001b[2J\u{202e}"`, recomputed: '"acme-sample"' },
  ])
})
