import { sprig } from '../leaf.ts'
import { scene, shadow } from '../scene.ts'
import { line, path } from '../svg.ts'

const canvas = { light: '#fffcf2', mid: '#f6f1e2', shade: '#e3dbc5', strap: '#c9bfa6', front: '#ddd3ba' }

export const toteBag = (): string =>
  scene(
    '#e6ebdf',
    shadow(80, 136, 46),
    line('M62 64c0-32 40-32 40 0', canvas.strap, 5),
    path('M42 60h76l6 76H36l6-76Z', canvas.mid),
    path('M42 60h20l-4 76H36l6-76Z', canvas.light),
    path('M106 60h12l6 76h-14l-4-76Z', canvas.shade),
    path('M41.800 62.500h76.400l.3 3.500H41.500Z', canvas.shade),
    sprig({ x: 82, y: 122, scale: 1, light: '#3b7259', dark: '#2d5f4c' }),
    line('M60 70c0-38 40-38 40 0', canvas.front, 5),
  )
