import { leaf } from '../leaf.ts'
import { brass, scene, shadow } from '../scene.ts'
import { path, rect } from '../svg.ts'

const glaze = { light: '#79ab9b', mid: '#5f9483', dark: '#4a7c6c' }
const lid = { light: '#3b6254', mid: '#2d4d42', dark: '#213a32' }

export const thermos = (): string =>
  scene(
    '#dfe9e4',
    shadow(80, 134, 30),
    path('M56 46h48l-6 84a5 5 0 0 1-5 4.500H67a5 5 0 0 1-5-4.500L56 46Z', glaze.mid),
    path('M56 46h18l2 88.500h-9a5 5 0 0 1-5-4.500L56 46Z', glaze.light),
    path('M93 46h11l-6 84a5 5 0 0 1-5 4.500h-5L93 46Z', glaze.dark),
    path('M58.200 76h43.600l-1.900 27H60.100l-1.900-27Z', brass.mid),
    path('M58.200 76H75l.6 27H60.100l-1.900-27Z', brass.light),
    path('M92 76h9.800l-1.900 27h-9.700L92 76Z', brass.dark),
    rect({ x: 52, y: 36, width: 56, height: 11, round: 3 }, lid.mid),
    path('M55 36h17v11H55a3 3 0 0 1-3-3v-5a3 3 0 0 1 3-3Z', lid.light),
    rect({ x: 60, y: 28, width: 40, height: 9, round: 3 }, lid.light),
    path('M90 28h7a3 3 0 0 1 3 3v6H90v-9Z', lid.mid),
    leaf({ x: 80, y: 98, turn: 0, length: 16, halfWidth: 5, fill: '#8a6526' }),
  )
