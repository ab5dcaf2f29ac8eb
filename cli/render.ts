/** Which report is made by which renderer; all of them pure functions of one stored run. */
import { renderAllure } from '../reports/allure/allure.ts'
import { renderDossier } from '../reports/dossier/dossier.ts'
import { renderJunit } from '../reports/junit.ts'
import { renderMarkdown } from '../reports/markdown.ts'
import type { ReportInput } from '../reports/report-input.ts'
import { renderSummary } from '../reports/summary.ts'
import { type Scan, writeArtefacts } from '../reports/write.ts'
import { fileNames } from './run-folder.ts'

export type TextFormat = 'summary' | 'junit' | 'dossier' | 'markdown'

export function render(format: TextFormat, input: ReportInput, { colour }: { colour: boolean }): string {
  switch (format) {
    case 'summary':
      return renderSummary(input, { colour })
    case 'junit':
      return renderJunit(input)
    case 'dossier':
      return renderDossier(input)
    case 'markdown':
      return renderMarkdown(input)
    default:
      return format satisfies never
  }
}

/** JUnit and dossier always; the others when asked for. None is written if one would leak. */
export async function renderRun(
  folder: string,
  input: ReportInput,
  formats: readonly string[],
  scan: Scan,
): Promise<void> {
  const artefacts = new Map<string, string>([
    [fileNames.junit, render('junit', input, { colour: false })],
    [fileNames.dossier, render('dossier', input, { colour: false })],
  ])
  if (formats.includes('markdown')) artefacts.set(fileNames.markdown, render('markdown', input, { colour: false }))
  if (formats.includes('allure')) {
    for (const [name, text] of renderAllure(input)) artefacts.set(`allure-results/${name}`, text)
  }
  await writeArtefacts(folder, artefacts, scan)
}

export async function writeAllure(folder: string, input: ReportInput, scan: Scan): Promise<void> {
  await writeArtefacts(folder, new Map(renderAllure(input)), scan)
}
