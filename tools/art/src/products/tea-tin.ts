import { sprig } from '../leaf.ts'
import { brass, scene, shadow } from '../scene.ts'
import { circle, ellipse, path, rect } from '../svg.ts'

const tin = { light: '#3f7059', mid: '#2f5b47', dark: '#234837' }

const cup = [
  shadow(122, 134, 16),
  path('M108 112h28c0 14-6 22-14 22s-14-8-14-22Z', '#fdfbf4'),
  path('M125 112h11c0 14-6 22-14 22 5-4 4-12 3-22Z', '#e4dfcc'),
  ellipse([122, 112], [14, 3.6], '#f4efdf'),
  ellipse([122, 112.3], [12, 2.7], '#c98f3c'),
]

export const teaTin = (): string =>
  scene(
    '#e9e9d6',
    shadow(72, 134, 38),
    rect({ x: 40, y: 50, width: 62, height: 84, round: 5 }, tin.mid),
    path('M45 50h13v84H45a5 5 0 0 1-5-5V55a5 5 0 0 1 5-5Z', tin.light),
    path('M90 50h7a5 5 0 0 1 5 5v74a5 5 0 0 1-5 5h-7V50Z', tin.dark),
    rect({ x: 37, y: 36, width: 68, height: 18, round: 4 }, brass.mid),
    path('M41 36h17v18H41a4 4 0 0 1-4-4V40a4 4 0 0 1 4-4Z', brass.light),
    path('M92 36h9a4 4 0 0 1 4 4v10a4 4 0 0 1-4 4h-9V36Z', brass.dark),
    rect({ x: 52, y: 68, width: 38, height: 50, round: 2 }, '#f4efdf'),
    sprig({ x: 71, y: 108, scale: 0.64, light: '#4c8067', dark: '#2f5b47' }),
    circle(60, 80, 2.1, '#d79a2b'),
    circle(81, 79, 2.1, '#d79a2b'),
    circle(82.5, 105, 2.1, '#d79a2b'),
    ...cup,
  )
