import { scene, shadow } from '../scene.ts'
import { ellipse, line, path } from '../svg.ts'

const china = { light: '#ffffff', mid: '#fbf8f2', shade: '#e9e0d3', rim: '#f3ece1' }

export const americano = (): string =>
  scene(
    '#efe6da',
    shadow(78, 129, 52),
    ellipse([78, 125], [50, 8], china.shade),
    ellipse([78, 122.5], [50, 7.5], china.mid),
    ellipse([78, 121.5], [30, 4], china.shade),
    line('M109 82c15-4 21 3 19 12-2 9-12 14-24 12', china.shade, 6),
    path('M44 74h68c0 30-12 48-34 48S44 104 44 74Z', china.mid),
    path('M44 74h16c0 24 6 40 14 47.800C55 120 44 102 44 74Z', china.light),
    path('M97 74h15c0 30-12 48-34 48 12-6 19-24 19-48Z', china.shade),
    ellipse([78, 74], [34, 9], china.light),
    ellipse([78, 74.5], [30, 7], '#5a3319'),
    ellipse([74, 74], [24, 4.8], '#6f4424'),
    '<g opacity=".55">',
    line('M66 56c-5-8 5-11 0-20M80 54c-5-8 5-11 0-20M93 56c-5-8 5-11 0-20', '#bfa98f', 2.4),
    '</g>',
  )
