/** The drawn parts that the poster and the share card have in common: ground, rings, laurel, and what stands in it. */
import type { Font, Line, Measure, Shape, Stroke } from '../platform/shapes.ts'
import { LEAF_SIDES, LEAVES_MAX, leafSpot, STEM, WREATH_SIZE } from '../ui/wreath.ts'
import { cut, fitInto } from './fit.ts'
import type { PosterWords } from './invite-words.zh.ts'

/** Bay at night: darker than the accent, so that the leaves stand out. */
export const inks = {
  ground: '#123b2d',
  ring: 'rgba(207, 227, 215, 0.16)',
  leaf: '#7fb196',
  stem: 'rgba(127, 177, 150, 0.55)',
  rib: 'rgba(0, 0, 0, 0.2)',
  brand: '#e8c878',
  white: '#ffffff',
  soft: '#d7e6dd',
  term: '#cfe3d7',
  number: '#f3dfa8',
} as const

export interface Square {
  x: number
  y: number
  size: number
}

const RINGS = 11

/** A plain ground with rings that spread from a point. */
export function ground(width: number, height: number, from: { x: number; y: number }): Shape[] {
  const rings = Array.from({ length: RINGS }, (_, place) => place)
  return [
    { kind: 'box', x: 0, y: 0, width, height, corners: [], fill: inks.ground },
    ...rings.map(
      (place): Shape => ({
        kind: 'arc',
        ...from,
        radius: 276 + 44 * place,
        from: 0,
        to: 360,
        stroke: inks.ring,
        strokePx: 2,
      }),
    ),
  ]
}

const leafCurve: readonly Stroke[] = LEAF_SIDES
const rib: readonly Stroke[] = [[0, -18]]

function leaf({ x, y, turn }: { x: number; y: number; turn: number }, scale: number): Shape[] {
  const at = { kind: 'curve', x, y, turn, scale } as const
  return [
    { ...at, strokes: leafCurve, fill: inks.leaf },
    { ...at, strokes: rib, stroke: inks.rib, strokePx: 0.8 },
  ]
}

/** The closed laurel: nothing is missing of a present. */
export function laurel({ x, y, size }: Square): Shape[] {
  const scale = size / WREATH_SIZE
  const centre = { x: x + size / 2, y: y + size / 2 }
  const stem = (from: number, to: number): Shape => ({
    kind: 'arc',
    ...centre,
    radius: STEM.radius * scale,
    from,
    to,
    stroke: inks.stem,
    strokePx: 1.1 * scale,
  })
  const leaves = Array.from({ length: LEAVES_MAX }, (_, index) => leafSpot(index)).flatMap((spot) =>
    leaf({ ...spot, x: x + spot.x * scale, y: y + spot.y * scale }, scale),
  )
  const foot: Shape = {
    kind: 'arc',
    x: centre.x,
    y: y + 124.7 * scale,
    radius: 2.7 * scale,
    from: 0,
    to: 360,
    fill: inks.leaf,
  }
  return [stem(90 + STEM.from, 90 + STEM.to), stem(90 - STEM.to, 90 - STEM.from), ...leaves, foot]
}

/** Of the left side, on a square of 32; the right one mirrors it. */
const MARK = [
  { x: 12.3, y: 25.2, turn: -84 },
  { x: 8.1, y: 21.4, turn: -47 },
  { x: 7.1, y: 15.7, turn: -10 },
  { x: 9.6, y: 10.6, turn: 27 },
] as const

export function brandMark({ x, y, size }: Square, fill: string): Shape[] {
  const scale = size / 32
  const one = (at: { x: number; y: number; turn: number }): Shape => ({
    kind: 'curve',
    x: x + at.x * scale,
    y: y + at.y * scale,
    turn: at.turn,
    scale: 0.42 * scale,
    strokes: leafCurve,
    fill,
  })
  return MARK.flatMap((left) => [one(left), one({ x: 32 - left.x, y: left.y, turn: -left.turn })])
}

interface OneLine {
  x: number
  y: number
  width: number
  sizesPx: readonly number[]
  align: 'left' | 'center' | 'right'
  font: Omit<Font, 'sizePx'>
  fill: string
}

export function oneLine(words: string, { x, y, align, fill, ...room }: OneLine, measure: Measure): Line {
  const { lines, font } = fitInto(words, { ...room, linesMax: 1 }, measure)
  return { kind: 'line', words: lines[0] ?? '', x, y, width: room.width, align, font, fill }
}

/** The name gives way before the sentence that it stands in does. */
export function named(
  { name, rest }: PosterWords['inviter'],
  width: number,
  font: Font,
  measure: Measure,
): string {
  return cut(name, (shown) => measure(shown + rest, font) <= width) + rest
}

/** Of a line's size, by how much its baseline stands below its middle. */
const BELOW_MIDDLE = 0.35

/** Condition, number and unit, in the middle of the laurel. */
export function reward(words: PosterWords, { x, y, size }: Square, measure: Measure): Shape[] {
  const scale = size / 500
  const sizes = (...sizesPx: number[]) => sizesPx.map((px) => Math.round(px * scale))
  const said = { font: { family: 'words' }, fill: inks.soft, sizesPx: sizes(28, 24, 22) } as const
  const number = { font: { family: 'value', bold: true }, fill: inks.number } as const
  const middle = { x: x + size / 2, align: 'center', width: 300 * scale } as const
  const at = (height: number, shown: string, look: Pick<OneLine, 'font' | 'fill' | 'sizesPx'>) =>
    oneLine(shown, { ...middle, ...look, y: y + height * scale }, measure)
  const points = at(258, words.points, { ...number, sizesPx: sizes(120, 100, 84, 68, 56) })
  return [
    at(170, words.condition, said),
    { ...points, y: points.y + BELOW_MIDDLE * points.font.sizePx },
    at(350, words.unit, said),
  ]
}
