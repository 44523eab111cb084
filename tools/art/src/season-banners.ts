/** A bay branch in its season: blossom, full leaf, ripe fruit, snow. The left half stays empty for the words. */
import { leafShape } from './leaf.ts'
import { circle, ellipse, group, line, path, rect, svg } from './svg.ts'

const WIDTH = 375
const HEIGHT = 104

interface Look {
  sky: string
  sun: string
  hill: string
  field: string
  upper: string
  lower: string
  vein: string
  wood: string
  /** What drifts through the air. */
  drift: string
}

const winter: Look = {
  sky: '#cddcd8',
  sun: '#f1f6f3',
  hill: '#e3ece8',
  field: '#ecf2ef',
  upper: '#2f6f57',
  lower: '#1c5c45',
  vein: '#174a38',
  wood: '#5b4632',
  drift: '#ffffff',
}
const spring: Look = {
  ...winter,
  sky: '#dfe9d5',
  sun: '#fbf7e4',
  hill: '#ebf2e3',
  field: '#f3f7ec',
  upper: '#5f9a62',
  lower: '#3f7d52',
  vein: '#2f6341',
  drift: '#fdf0ec',
}
const summer: Look = {
  ...winter,
  sky: '#cfe3dc',
  sun: '#fdf4d4',
  hill: '#deecdf',
  field: '#e9f3e6',
  upper: '#2f7a55',
  lower: '#1f6245',
}
const autumn: Look = {
  ...winter,
  sky: '#f0e6d2',
  sun: '#fbf4e2',
  hill: '#f5eddd',
  field: '#faf4e8',
  upper: '#7d7a38',
  lower: '#566a35',
  vein: '#44532a',
  drift: '#dfae55',
}

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

function pair(part: number, { upper, lower, vein }: Look, capped: boolean): string {
  const [x, y] = along(part)
  const length = round(35 - 15 * part)
  const blade = (turn: number, fill: string, ...more: string[]) =>
    group(
      `translate(${x} ${y}) rotate(${round(heading(part) + turn)})`,
      path(leafShape(length, 0.25 * length), fill),
      line(`M0 ${round(-0.1 * length)}V${round(-0.85 * length)}`, vein, 0.9),
      ...more,
    )
  return blade(-46, lower) + blade(46, upper, ...(capped ? [path(cap(length), '#ffffff')] : []))
}

/** The golden angle spreads the flakes evenly and the same way every time. */
const drifting = (count: number, colour: string): string[] =>
  Array.from({ length: count }, (_, place) => {
    const x = 110 + ((place * 0.618034) % 1) * 262
    const y = 3 + ((place * 0.381966 * 1.7 + 0.21) % 1) * 84
    return circle(round(x), round(y), place % 5 === 0 ? 2 : place % 3 === 0 ? 1.5 : 1, colour)
  })

const fruits = [0.24, 0.44].map((part) => {
  const [x, y] = along(part)
  return (
    circle(round(x - 4), round(y + 7), 4.6, '#b8700d') + circle(round(x + 4), round(y + 10), 3.8, '#dd9a3c')
  )
})

/** Five petals around a golden heart. */
const blossoms = [0.16, 0.34, 0.5, 0.68].map((part) => {
  const [x, y] = along(part)
  const petals = [0, 72, 144, 216, 288].map((turn) => {
    const angle = (turn * Math.PI) / 180
    return circle(round(x + 4.4 * Math.sin(angle)), round(y + 4 - 4.4 * Math.cos(angle)), 3.4, '#fbeae6')
  })
  return petals.join('') + circle(x, round(y + 4), 2, '#d9a03c')
})

/** Osmanthus: many small ones close to the wood. */
const osmanthus = [0.14, 0.26, 0.38, 0.5, 0.62, 0.74].map((part) => {
  const [x, y] = along(part)
  const spots = [
    [-4, 5],
    [0, 7],
    [4, 5],
    [-2, 2],
    [3, 1],
  ] as const
  return spots.map(([dx, dy]) => circle(round(x + dx), round(y + dy), 2.3, '#d68f1d')).join('')
})

const tip = ({ lower, vein }: Look): string => {
  const [x, y] = along(1)
  return group(
    `translate(${x} ${y}) rotate(${round(heading(0.98))})`,
    path(leafShape(22, 5.6), lower),
    line('M0-2V-18', vein, 0.9),
  )
}

const parts = [0.08, 0.2, 0.32, 0.44, 0.56, 0.68, 0.8, 0.91]

interface Season {
  look: Look
  /** How much drifts. */
  drifts: number
  capped?: boolean
  ripe: readonly string[]
}

const banner = ({ look, drifts, capped = false, ripe }: Season): string =>
  svg(
    WIDTH,
    HEIGHT,
    rect({ x: 0, y: 0, width: WIDTH, height: HEIGHT }, look.sky),
    circle(322, 28, 16, look.sun),
    path('M0 89C112 73 224 105 375 83V104H0Z', look.hill),
    ellipse([70, 112], [150, 18], look.field),
    `<g opacity=".85">${drifting(drifts, look.drift).join('')}</g>`,
    line(`M${stem[0].join(' ')}Q${stem[1].join(' ')} ${stem[2].join(' ')}`, look.wood, 2.6),
    ...parts.map((part) => pair(part, look, capped)),
    tip(look),
    ...ripe,
  )

export const winterBanner = (): string => banner({ look: winter, drifts: 34, capped: true, ripe: fruits })
export const springBanner = (): string => banner({ look: spring, drifts: 16, ripe: blossoms })
export const summerBanner = (): string => banner({ look: summer, drifts: 0, ripe: [] })
export const autumnBanner = (): string => banner({ look: autumn, drifts: 10, ripe: osmanthus })
