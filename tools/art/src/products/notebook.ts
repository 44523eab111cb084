import { sprig } from '../leaf.ts'
import { brass, scene, shadow } from '../scene.ts'
import { group, line, path, rect } from '../svg.ts'

const cover = { light: '#4a6b7c', mid: '#38576a', dark: '#294354' }
const paper = { light: '#fbf7ea', shade: '#ded6c0' }

const pen = group(
  'rotate(-64 124 128)',
  rect({ x: 121, y: 62, width: 7, height: 62, round: 3 }, '#2b3f38'),
  rect({ x: 121, y: 62, width: 2.4, height: 62, round: 1.2 }, '#4a675c'),
  rect({ x: 121, y: 90, width: 7, height: 4 }, brass.mid),
  path('M121.500 124h6l-3 10Z', brass.mid),
  path('M127 64h2.500v18a1.200 1.200 0 0 1-2.500 0Z', brass.light),
)

export const notebook = (): string =>
  scene(
    '#e6e6e4',
    shadow(78, 133, 42),
    path('M46 42h66v88H52a6 6 0 0 1-6-6V42Z', paper.shade),
    path('M48 120a6 6 0 0 0 4 7h60v-7H48Z', paper.light),
    line('M54 123.500h58', paper.shade, 1),
    rect({ x: 46, y: 32, width: 66, height: 89, round: 4 }, cover.mid),
    path('M50 32h9v89h-9a4 4 0 0 0-4 4V36a4 4 0 0 1 4-4Z', cover.dark),
    path('M59 32h14v89H59Z', cover.light),
    path('M46 118v6a6 6 0 0 0 6 6h60v3H52a7 7 0 0 1-6-7v-8Z', cover.dark),
    sprig({ x: 82, y: 93, scale: 0.85, light: brass.light, dark: brass.mid }),
    rect({ x: 100, y: 32, width: 4, height: 89 }, brass.mid),
    rect({ x: 100, y: 32, width: 1.4, height: 89 }, brass.light),
    path('M88 130h6v13l-3-3-3 3v-13Z', '#c27a12'),
    group('translate(6 6)', pen),
  )
