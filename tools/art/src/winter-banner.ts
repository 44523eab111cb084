/** `小雪`: snow on a bay branch. The left half stays empty for the words. */
import { leafShape } from './leaf.ts'
import { circle, ellipse, group, line, path, rect, svg } from './svg.ts'

const WIDTH = 375
const HEIGHT = 104
const green = { upper: '#2f6f57', lower: '#1c5c45', vein: '#174a38' }

type Point = readonly [number, number]

const stem: readonly [Point, Point, Point] = [
  [386, 104],
  [306, 88],
  [214, 27],
]

const round = (length: number): number => Math.round(length * 10) / 10

/** A point of the stem, from its foot 0 to its tip 1. */
function along(part: number): Point {
  const weights = [(1 - part) ** 2, 2 * part * (1 - part), part ** 2]
  const at = (axis: 0 | 1) => stem.reduce((sum, point, place) => sum + point[axis] * (weights[place] ?? 0), 0)
  return [round(at(0)), round(at(1))]
}

/** Which way the stem grows there, in degrees from upright. */
function heading(part: number): number {
  const [[x0, y0], [x1, y1]] = [along(part - 0.01), along(part + 0.01)]
  return (Math.atan2(x1 - x0, y0 - y1) * 180) / Math.PI
}

const cap = (length: number): string => {
  const at = (part: number) => round(part * length)
  return (
    `M0 ${-length}C${at(0.06)} ${at(-0.9)} ${at(0.3)} ${at(-0.7)} ${at(0.26)} ${at(-0.4)}` +
    `C${at(0.14)} ${at(-0.42)} ${at(0.1)} ${at(-0.56)} ${at(0.06)} ${at(-0.62)}C${at(0.02)} ${at(-0.74)} 0 ${at(-0.86)} 0 ${-length}Z`
  )
}

function pair(part: number): string {
  const [x, y] = along(part)
  const length = round(35 - 15 * part)
  const blade = (turn: number, fill: string, ...more: string[]) =>
    group(
      `translate(${x} ${y}) rotate(${round(heading(part) + turn)})`,
      path(leafShape(length, 0.25 * length), fill),
      line(`M0 ${round(-0.1 * length)}V${round(-0.85 * length)}`, green.vein, 0.9),
      ...more,
    )
  return blade(-46, green.lower) + blade(46, green.upper, path(cap(length), '#ffffff'))
}

/** The golden angle spreads the flakes evenly and the same way every time. */
const flakes = Array.from({ length: 34 }, (_, place) => {
  const x = 110 + ((place * 0.618034) % 1) * 262
  const y = 3 + ((place * 0.381966 * 1.7 + 0.21) % 1) * 84
  return circle(round(x), round(y), place % 5 === 0 ? 2 : place % 3 === 0 ? 1.5 : 1, '#ffffff')
})

const fruits = [0.24, 0.44].map((part) => {
  const [x, y] = along(part)
  return (
    circle(round(x - 4), round(y + 7), 4.6, '#b8700d') + circle(round(x + 4), round(y + 10), 3.8, '#dd9a3c')
  )
})

const tip = (): string => {
  const [x, y] = along(1)
  return group(
    `translate(${x} ${y}) rotate(${round(heading(0.98))})`,
    path(leafShape(22, 5.6), green.lower),
    line('M0-2V-18', green.vein, 0.9),
  )
}

const parts = [0.08, 0.2, 0.32, 0.44, 0.56, 0.68, 0.8, 0.91]

export const winterBanner = (): string =>
  svg(
    WIDTH,
    HEIGHT,
    rect({ x: 0, y: 0, width: WIDTH, height: HEIGHT }, '#cddcd8'),
    circle(322, 28, 16, '#f1f6f3'),
    path('M0 89C112 73 224 105 375 83V104H0Z', '#e3ece8'),
    ellipse([70, 112], [150, 18], '#ecf2ef'),
    `<g opacity=".85">${flakes.join('')}</g>`,
    line(`M${stem[0].join(' ')}Q${stem[1].join(' ')} ${stem[2].join(' ')}`, '#5b4632', 2.6),
    ...parts.map(pair),
    tip(),
    ...fruits,
  )
