/** The dossier: one self-contained page without script, for those who decide and those who check. */
import { createHash } from 'node:crypto'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { ReportInput } from '../report-input.ts'
import { show } from '../show.ts'
import { controlViews } from '../view/control-view.ts'
import { auditSection } from './audit-section.ts'
import { confidenceSection } from './confidence-section.ts'
import { controlsSection, untestedSection } from './controls-section.ts'
import { drillsSection } from './drills-section.ts'
import { findings } from './findings.ts'
import { masthead } from './masthead.ts'
import { matrixSection } from './matrix-section.ts'
import { recheckSection } from './recheck-section.ts'
import { style } from './style.ts'
import { waiversSection } from './waivers-section.ts'

/** Nothing is loaded, nothing runs, nothing is sent; the one style sheet is named by its hash. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

export function renderDossier(input: ReportInput): string {
  const views = controlViews(input)
  const { verdict } = input
  const page = h(
    'html',
    { lang: 'en' },
    h(
      'head',
      null,
      h('meta', { charset: 'utf-8' }),
      h('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'referrer', content: 'no-referrer' }),
      h('meta', { name: 'robots', content: 'noindex' }),
      h('title', null, `${verdict.verdict}: ${show(verdict.partner)} at ${show(verdict.target)}`),
      // Raw on purpose: the sheet is a constant, and escaping it would change its hash.
      h('style', { dangerouslySetInnerHTML: { __html: style } }),
    ),
    h(
      'body',
      null,
      h(
        'main',
        null,
        masthead(input, views),
        findings(input, views),
        matrixSection(input),
        drillsSection(input),
        auditSection(input),
        waiversSection(input),
        confidenceSection(input),
        untestedSection(input, views),
        controlsSection(views),
        recheckSection(input),
      ),
    ),
  )
  return `<!doctype html>\n${renderToString(page)}\n`
}
