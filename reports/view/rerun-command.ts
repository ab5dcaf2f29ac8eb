/** Spells the command that puts one control, or the whole run, to the test again, and the one that goes on with it. */
import type { ReportInput } from '../report-input.ts'
import { show } from '../show.ts'

/** Safe to paste into a POSIX shell, whatever the files are called. */
export function rerunCommand({ plan }: Pick<ReportInput, 'plan'>, only: readonly string[] = []): string {
  const selection = only.flatMap(id => ['--only', id])
  const words = [
    '--target',
    plan.target.file,
    '--partner',
    plan.partner.file,
    '--profile',
    plan.profile.name,
    ...selection,
  ]
  return ['sallyport run', ...words.map(quote)].join(' ')
}

/** The command that finishes what was deferred. */
export function resumeCommand({ plan }: Pick<ReportInput, 'plan'>): string {
  return `sallyport resume ${quote(plan.defer?.folder ?? 'DIR')}`
}

function quote(word: string): string {
  const visible = show(word, 1000)
  return /^[\w@%+=:,./-]+$/.test(visible) ? visible : `'${visible.replaceAll("'", String.raw`'\''`)}'`
}
