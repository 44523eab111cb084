import { brass, scene, shadow } from '../scene.ts'
import { circle, line, path, rect } from '../svg.ts'

const enamel = { light: '#5b6f6b', mid: '#41524f', dark: '#2f3e3b' }
const wood = { mid: '#b58a52', light: '#cda56d' }

export const kettle = (): string =>
  scene(
    '#e8e4dc',
    shadow(78, 133, 42),
    line('M50 118c-16-2-20-14-20-28 0-12-4-20-10-24', enamel.mid, 5.5),
    line('M46 115c-11-3-14.500-13-14.500-26 0-10-3-17-7-21', enamel.light, 1.4),
    line('M100 84c28-14 42 6 24 40', wood.mid, 7),
    line('M104 81c22-9 32 5 20 34', wood.light, 1.6),
    path('M48 132c-6-24 0-46 14-56h32c14 10 20 32 14 56H48Z', enamel.mid),
    path('M48 132c-6-24 0-46 14-56h10c-10 12-12 34-8 56H48Z', enamel.light),
    path('M94 76c14 10 20 32 14 56H96c4-18 5-40-2-56Z', enamel.dark),
    rect({ x: 58, y: 68, width: 40, height: 9, round: 3 }, enamel.dark),
    rect({ x: 58, y: 68, width: 14, height: 9, round: 3 }, enamel.mid),
    path('M72 62h12l3 6H69l3-6Z', brass.mid),
    circle(78, 58, 5, brass.mid),
    circle(76.6, 56.6, 2.2, brass.light),
  )
