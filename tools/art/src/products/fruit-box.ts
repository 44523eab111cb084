import { leaf } from '../leaf.ts'
import { scene, shadow } from '../scene.ts'
import { circle, path, rect } from '../svg.ts'

const wood = { light: '#dcbd8a', mid: '#c8a26a', dark: '#a8824b', inside: '#7c5c32' }
const peel = { light: '#e9a33c', mid: '#d78a1f', dark: '#b86f10' }

const fruit = (x: number, y: number, r = 13): string =>
  circle(x, y, r, peel.mid) +
  path(
    `M${x} ${y - r}a${r} ${r} 0 0 0-${0.8 * r} ${1.6 * r}C${x - 0.55 * r} ${y + 0.2 * r} ${x - 0.4 * r} ${y - 0.5 * r} ${x} ${y - r}Z`,
    peel.light,
  ) +
  path(
    `M${x + 0.75 * r} ${y - 0.66 * r}a${r} ${r} 0 0 1-${0.75 * r} ${1.66 * r}c${0.6 * r}-${0.4 * r} ${0.9 * r}-${r} ${0.75 * r}-${1.66 * r}Z`,
    peel.dark,
  )

const plank = (y: number): string =>
  rect({ x: 30, y, width: 100, height: 14, round: 2 }, wood.mid) +
  rect({ x: 30, y, width: 34, height: 14, round: 2 }, wood.light)

const post = (x: number, fill: string): string => rect({ x, y: 84, width: 9, height: 50, round: 1.5 }, fill)

export const fruitBox = (): string =>
  scene(
    '#efe8db',
    shadow(80, 135, 56),
    path('M34 84h92v10H34Z', wood.inside),
    fruit(58, 72),
    fruit(101, 72),
    fruit(80, 66, 14),
    fruit(46, 84),
    fruit(69, 86),
    fruit(92, 86),
    fruit(114, 84),
    leaf({ x: 80, y: 53, turn: 52, length: 20, halfWidth: 5.4, fill: '#3b7259' }),
    leaf({ x: 80, y: 53, turn: -34, length: 16, halfWidth: 4.6, fill: '#2d5f4c' }),
    leaf({ x: 114, y: 72, turn: 38, length: 15, halfWidth: 4.4, fill: '#2d5f4c' }),
    leaf({ x: 47, y: 72, turn: -48, length: 15, halfWidth: 4.4, fill: '#3b7259' }),
    path('M32 88h96v44H32Z', wood.inside),
    plank(88),
    plank(104),
    plank(120),
    post(30, wood.light),
    post(121, wood.dark),
  )
