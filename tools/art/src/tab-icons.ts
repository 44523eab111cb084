/** The four icons of the tab bar: the same strokes as in the screens, filled when selected. */
import { strokes } from '../../../miniapp/src/ui/icons.ts'
import { circle, path } from './svg.ts'

export type Tab = 'home' | 'tasks' | 'mall' | 'me'

const QUIET = '#5c6961'
const CHOSEN = '#1c5c45'
const TINT = '#bfdccb'

const icon: Record<Tab, { stroke: string; inside: string }> = {
  home: { stroke: strokes.home, inside: path('M6 10l6-4.500 6 4.500v9.500H6Z', TINT) },
  tasks: {
    stroke: strokes.sprout,
    inside: path(
      'M12 12.500C8 12.500 5.500 10 5.500 6 9.500 6 12 8.500 12 12.500ZM12 17c4 0 6.500-2.500 6.500-6.500-4 0-6.500 2.500-6.500 6.500Z',
      TINT,
    ),
  },
  mall: { stroke: strokes.bag, inside: path('M5 8.500h14l-1 11.500H6L5 8.500Z', TINT) },
  me: {
    stroke: strokes.person,
    inside:
      circle(12, 8.2, 3.7, TINT) + path('M4.800 20c.6-4.200 3.400-6 7.200-6s6.600 1.800 7.200 6Z', TINT),
  },
}

export function tabIcon(tab: Tab, selected: boolean): string {
  const { stroke, inside } = icon[tab]
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">' +
    (selected ? inside : '') +
    `<g fill="none" stroke="${selected ? CHOSEN : QUIET}" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">` +
    `${stroke}</g></svg>`
  )
}
