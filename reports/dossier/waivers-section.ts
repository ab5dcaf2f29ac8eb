/** Failures that someone answers for, for how long, and under which ticket. */
import { type ComponentChild, h } from 'preact'
import type { ReportInput } from '../report-input.ts'
import { show, showSentence } from '../show.ts'
import { table } from './table.ts'

const dayMs = 86_400_000

export function waiversSection({ plan }: ReportInput): ComponentChild {
  const { waivers } = plan.profile
  if (waivers.length === 0) return null
  const titles = ['Control', 'Failure it covers', 'Owner', 'Approved by', 'Ticket', 'Ends']
  return h(
    'section',
    { id: 'waivers' },
    h('h2', null, 'Waivers'),
    table(
      titles,
      h(
        'tbody',
        null,
        waivers.map(waiver => {
          const cells = [waiver.control, waiver.failure, waiver.owner, waiver.approver, waiver.ticket]
          return h(
            'tr',
            null,
            cells.map(text => h('td', null, showSentence(text))),
            h('td', null, ending(waiver.expires, plan.createdWall)),
          )
        }),
      ),
    ),
  )
}

/** Counted from the run, not from today: the same record always gives the same page. */
function ending(expires: string, runWall: string): string {
  const days = Math.floor((Date.parse(expires) - Date.parse(runWall)) / dayMs)
  if (!Number.isFinite(days)) return show(expires)
  return `${show(expires)}, ${days < 0 ? 'expired before the run' : `${days} ${days === 1 ? 'day' : 'days'} after the run`}`
}
