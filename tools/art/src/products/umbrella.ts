import { brass, scene, shadow } from '../scene.ts'
import { circle, group, line, path } from '../svg.ts'

const cloth = { light: '#4f7a96', mid: '#3a627d', dark: '#2b4c63', inside: '#203a4c' }

const canopy = [
  path('M30 88c10-8 90-8 100 0l-8-10H38Z', cloth.inside),
  path(
    'M30 88C30 56 52 38 80 38s50 18 50 50c-5-6-15-6-20 0-5-6-15-6-20 0-5-6-15-6-20 0-5-6-15-6-20 0-5-6-15-6-20 0Z',
    cloth.mid,
  ),
  path('M30 88C30 56 52 38 80 38 64 46 52 62 50 88c-5-6-15-6-20 0Z', cloth.light),
  path('M50 88c2-26 14-42 30-50-8 12-10 28-10 50-5-6-15-6-20 0Z', cloth.mid),
  path('M80 38c8 12 10 28 10 50-5-6-15-6-20 0 0-22 2-38 10-50Z', '#41708e'),
  path('M80 38c28 0 50 18 50 50-5-6-15-6-20 0-2-26-14-42-30-50Z', cloth.dark),
]

export const umbrella = (): string =>
  scene(
    '#dfe7ea',
    shadow(84, 137, 46),
    group(
      'rotate(16 80 90) translate(0 -4)',
      line('M80 84v46c0 10 14 10 14 1', brass.dark, 4),
      line('M79 84v44', brass.light, 1.2),
      ...canopy,
      line('M80 38v-7', brass.mid, 3.4),
      circle(80, 30, 2.6, brass.mid),
    ),
  )
