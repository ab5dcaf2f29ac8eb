/** The first page: the decision, the reasons for it, what it was measured against, and what narrows it. */
import { type ComponentChild, type ComponentChildren, h } from 'preact'
import type { Verdict } from '../../scenarios/core/verdict-file.ts'
import type { ReportInput } from '../report-input.ts'
import { show, showSentence } from '../show.ts'
import type { ControlView } from '../view/control-view.ts'
import { resumeCommand } from '../view/rerun-command.ts'
import { spellDuration } from '../view/spell-duration.ts'
import { stageCounts } from '../view/stage-counts.ts'

const looks: Record<Verdict, { class: string; glyph: string; meaning: string }> = {
  GO: {
    class: 'go',
    glyph: '✓',
    meaning: 'can be let in, watched, and thrown out again, as far as this profile asks.',
  },
  'NO-GO': { class: 'no-go', glyph: '✗', meaning: 'must not go live: the target broke what the profile requires.' },
  'NO DECISION': {
    class: 'no-decision',
    glyph: '?',
    meaning: 'is neither cleared nor refused: the evidence does not suffice.',
  },
}

export function masthead(input: ReportInput, views: readonly ControlView[]): ComponentChild {
  const { verdict, plan } = input
  const look = looks[verdict.verdict]
  return h(
    'header',
    null,
    h(
      'p',
      { class: 'eyebrow' },
      `Onboarding dossier · run ${show(plan.run)} · ${show(plan.createdWall)} · ${show(plan.tool)}`,
    ),
    h(
      'div',
      { class: `verdict ${look.class}` },
      h('h1', null, `${look.glyph} ${verdict.verdict}`),
      h(
        'p',
        null,
        h('strong', null, show(verdict.partner)),
        ' at ',
        h('strong', null, show(verdict.target)),
        ` ${look.meaning}`,
      ),
    ),
    caveats(input),
    reasons(verdict.reasons),
    leftBehind(verdict.leftBehind),
    pending(input),
    facts(input, views),
    stageStrip(views),
  )
}

function caveats({ verdict, plan }: ReportInput): ComponentChild[] {
  const notices: ComponentChild[] = []
  if (verdict.notAGoLiveDecision) {
    const leftOut = plan.profile.coreLeftOut.map(id => show(id)).join(', ')
    const text = ` The profile leaves out core controls that apply${leftOut ? `: ${leftOut}` : ''}.`
    notices.push(notice(h('strong', null, 'Not a go-live decision.'), text))
  }
  if (plan.narrowedTo) {
    const words = plan.narrowedTo.map(word => show(word)).join(', ')
    notices.push(
      notice(
        h('strong', null, 'Narrowed run.'),
        ` Only ${words} was put to the test; the list of what must hold is unchanged.`,
      ),
    )
  }
  const { excluded } = verdict.profile
  if (excluded.length > 0) {
    notices.push(
      notice(
        h('strong', null, 'Excluded by the profile'),
        h(
          'ul',
          null,
          excluded.map(({ control, reason, approver }) =>
            h('li', null, h('code', null, show(control)), `: ${showSentence(reason)} (approved by ${show(approver)})`),
          ),
        ),
      ),
    )
  }
  return notices
}

function notice(...children: ComponentChildren[]): ComponentChild {
  return h('div', { class: 'notice' }, ...children)
}

function reasons(list: readonly string[]): ComponentChild {
  if (list.length === 0) return null
  return h(
    'ol',
    { class: 'reasons' },
    list.map(reason => h('li', null, showSentence(reason))),
  )
}

function leftBehind(list: readonly string[]): ComponentChild {
  if (list.length === 0) return null
  return h(
    'div',
    { class: 'notice bad' },
    h('strong', null, 'Left behind in the target'),
    h(
      'ul',
      null,
      list.map(item => h('li', null, showSentence(item))),
    ),
    'Run ',
    h('code', null, 'sallyport clean'),
    ' with the folder of this run, or remove them by hand.',
  )
}

function pending({ verdict, plan }: ReportInput): ComponentChild {
  const list = verdict.pending ?? []
  if (list.length === 0) return null
  return notice(
    h('strong', null, 'Pending, to be finished in a later sitting'),
    h(
      'ul',
      null,
      list.map(({ controls, until, waitsFor, keeps }) =>
        h(
          'li',
          null,
          controls.map(id => h('code', null, show(id))),
          ` from ${show(until)}: ${showSentence(waitsFor)}. Kept in the target for it: ${showSentence(keeps.join(', '))}`,
        ),
      ),
    ),
    h('code', null, resumeCommand({ plan })),
  )
}

function facts({ verdict, plan }: ReportInput, views: readonly ControlView[]): ComponentChild {
  const { timing, profile } = verdict
  const required = views.filter(view => view.required)
  const passed = required.filter(({ result }) => result === 'pass').length
  const ratio =
    timing.criticalPathMs > 0 ? `, ${(timing.wallMs / timing.criticalPathMs).toFixed(2)} × the critical path` : ''
  const rows: [string, ComponentChildren][] = [
    ['Required controls passed', `${passed} of ${required.length}`],
    ['Tier', verdict.tier],
    ['Profile', show(profile.name)],
    ['Target', [show(plan.target.name), ' ', h('code', null, show(plan.target.digest, 19))]],
    [
      'Partner',
      [
        `${show(plan.partner.name)} (${show(plan.partner.organisation)}) `,
        h('code', null, show(plan.partner.digest, 19)),
      ],
    ],
    ['Duration', `${spellDuration(timing.wallMs)}${ratio}`],
    ['Requests', String(timing.requests)],
    ['Limit for a stop', spellDuration(plan.limits.timeToStopMs)],
    ['Must stay stopped for', spellDuration(plan.limits.holdMs)],
    ['Profile digest', h('code', null, show(profile.digest))],
  ]
  return h(
    'dl',
    { class: 'facts' },
    rows.map(([label, value]) =>
      h('div', label === 'Profile digest' ? { class: 'wide' } : null, h('dt', null, label), h('dd', null, value)),
    ),
  )
}

/** The life cycle at a glance, in its order. */
function stageStrip(views: readonly ControlView[]): ComponentChild {
  return h(
    'ul',
    { class: 'stages', 'aria-label': 'Stages of the life cycle' },
    stageCounts(views).map(({ stage, pass, fail, inconclusive, waived, finding, notApplicable }) => {
      const tried = pass + fail + inconclusive + waived + finding
      if (tried === 0) return h('li', { class: 'not-applicable' }, `– ${stage}: ${notApplicable} not applicable`)
      const [look, glyph] =
        fail > 0 ? ['fail', '✗'] : inconclusive > 0 ? ['inconclusive', '?'] : pass > 0 ? ['pass', '✓'] : ['waived', '~']
      return h('li', { class: look }, `${glyph} ${stage} ${pass}/${tried}`)
    }),
  )
}
