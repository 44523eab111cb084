import { brass, scene, shadow } from '../scene.ts'
import { group, line, path, rect } from '../svg.ts'

const leather = { light: '#b98f66', mid: '#a37a52', dark: '#7d5a3a', foot: '#5a3f27' }
const frame = '#c6d4df'
const plane = { mid: '#2c4a67', light: '#41658a' }

const view = [
  path('M22 118V52a56 40 0 0 1 116 0v66H22Z', frame),
  path('M30 118V56a48 33 0 0 1 100 0v62H30Z', '#eaf1f6'),
  path('M30 100c20-12 40-4 54-8s30-8 46-2v28H30v-18Z', '#b5c8bc'),
  group(
    'translate(80 58) rotate(-14)',
    path('M-26-1-34-14h6l9 10Z', plane.mid),
    path('M-27-4h44c7 0 12 2.500 12 5s-5 4-12 4h-34c-6 0-10-4-10-9Z', plane.light),
    path('M-26 1h54.500c-.8 2.400-5.500 4-11.500 4h-34c-4.500 0-7.700-2-9-4Z', plane.mid),
    path('M8 2-8 20h-6L-4 2Z', plane.mid),
    path('M6-4-4-13h-4l4 9Z', plane.mid),
  ),
  line('M112 40v78', frame, 3),
]

const chair = [
  shadow(82, 138, 46),
  line('M56 130v8M108 130v8', leather.foot, 4),
  rect({ x: 56, y: 82, width: 52, height: 40, round: 7 }, leather.mid),
  path('M63 82h11v40H56V89a7 7 0 0 1 7-7Z', leather.light),
  path('M48 102c0-8 15-8 15 0v13h38v-13c0-8 15-8 15 0v26a4 4 0 0 1-4 4H52a4 4 0 0 1-4-4v-26Z', leather.dark),
  path('M63 108h38v9a3 3 0 0 1-3 3H66a3 3 0 0 1-3-3v-9Z', leather.light),
]

const table = [
  line('M134 112v25', brass.dark, 2.4),
  rect({ x: 123, y: 109, width: 23, height: 4, round: 2 }, brass.mid),
]

export const lounge = (): string => scene('#dfe6ec', ...view, shadow(134, 138, 10), ...table, ...chair)
