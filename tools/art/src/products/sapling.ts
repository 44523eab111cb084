import { leaf } from '../leaf.ts'
import { brass, scene, shadow } from '../scene.ts'
import { circle, line, path, rect } from '../svg.ts'

const green = { light: '#5b8f72', mid: '#3b7259', dark: '#2d5f4c' }
const soil = { light: '#8a6b4b', mid: '#6e5238', dark: '#533c28' }

/** Foot of the pair on the trunk, and how large its leaves are. */
const pairs = [
  { y: 96, length: 24 },
  { y: 82, length: 28 },
  { y: 67, length: 26 },
  { y: 53, length: 21 },
]

const crown = pairs.flatMap(({ y, length }) => [
  leaf({ x: 76, y, turn: 58, length, halfWidth: 0.27 * length, fill: green.dark }),
  leaf({ x: 75, y: y - 3, turn: -56, length, halfWidth: 0.27 * length, fill: green.light }),
  line(`M75.500 ${y - 3}l-${0.55 * length}-${0.37 * length}`, green.mid, 0.9),
])

const stake = [
  rect({ x: 108, y: 66, width: 5, height: 62, round: 2 }, brass.mid),
  rect({ x: 108, y: 66, width: 1.8, height: 62, round: 0.9 }, brass.light),
  line('M77 92c10 5 20 3 32-2', '#b9a27a', 1.8),
  rect({ x: 102, y: 70, width: 18, height: 13, round: 2 }, brass.light),
  rect({ x: 102, y: 79, width: 18, height: 4, round: 2 }, brass.mid),
  leaf({ x: 111, y: 80, turn: 0, length: 8, halfWidth: 2.4, fill: green.dark }),
]

export const sapling = (): string =>
  scene(
    '#e2ebe3',
    shadow(80, 136, 52),
    ...stake,
    line('M76 126C78 104 73 84 76 48', '#7a5d3f', 3.4),
    ...crown,
    leaf({ x: 76, y: 51, turn: 4, length: 24, halfWidth: 6, fill: green.mid }),
    path('M32 136c4-12 18-20 46-20s44 8 50 20H32Z', soil.mid),
    path('M32 136c4-12 18-20 46-20-14 4-22 10-24 20H32Z', soil.light),
    path('M104 120c14 3 21 9 24 16h-20c2-6 0-11-4-16Z', soil.dark),
    circle(66, 127, 1.8, soil.dark),
    circle(88, 131, 2.2, soil.dark),
    circle(80, 123, 1.4, soil.dark),
  )
