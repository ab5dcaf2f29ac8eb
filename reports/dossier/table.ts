/** A plain table with column heads, which scrolls by itself where the page is too narrow for it. */
import { type ComponentChild, h } from 'preact'

/** `bodies` are rows, or several `tbody`s of them. */
export function table(
  titles: readonly string[],
  bodies: ComponentChild | ComponentChild[],
  caption?: string,
): ComponentChild {
  return h(
    'div',
    { class: 'scroll' },
    h(
      'table',
      { class: 'small' },
      caption === undefined ? null : h('caption', null, caption),
      titles.length === 0
        ? null
        : h(
            'thead',
            null,
            h(
              'tr',
              null,
              titles.map(title => h('th', { scope: 'col' }, title)),
            ),
          ),
      bodies,
    ),
  )
}
