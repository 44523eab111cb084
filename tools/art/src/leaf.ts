/** The bay leaf that every branch is made of. */
import { group, line, path } from './svg.ts'

const at = (length: number): string => String(Math.round(length * 100) / 100)

/** A bay leaf that stands on its foot at 0,0 and points up. */
export function leafShape(length: number, halfWidth: number): string {
  const [low, high] = [at(-0.22 * length), at(-0.66 * length)]
  const [narrow, wide] = [at(halfWidth), at(1.05 * halfWidth)]
  return `M0 0C${narrow} ${low} ${wide} ${high} 0 ${at(-length)}C-${wide} ${high} -${narrow} ${low} 0 0Z`
}

interface Leaf {
  x: number
  y: number
  /** Degrees from upright, clockwise. */
  turn: number
  length: number
  halfWidth: number
  fill: string
}

export const leaf = ({ x, y, turn, length, halfWidth, fill }: Leaf): string =>
  group(`translate(${at(x)} ${at(y)}) rotate(${at(turn)})`, path(leafShape(length, halfWidth), fill))

interface Sprig {
  /** Where the stem leaves the ground. */
  x: number
  y: number
  scale: number
  /** Of the leaves at the left, in the light; and at the right. */
  light: string
  dark: string
}

/** Three pairs of leaves on a bent stem and one at its tip: the mark of the house. */
export function sprig({ x, y, scale, light, dark }: Sprig): string {
  const pairs = [0, 11, 22].map((height) =>
    [
      leaf({ x: 0, y: -height, turn: 46, length: 17, halfWidth: 4.6, fill: light }),
      leaf({ x: 0, y: -height - 4, turn: -46, length: 17, halfWidth: 4.6, fill: dark }),
    ].join(''),
  )
  return group(
    `translate(${x} ${y}) scale(${scale})`,
    line('M0 5C-2-12 2-26 0-38', dark, 1.6),
    ...pairs,
    leaf({ x: 0, y: -36, turn: 0, length: 15, halfWidth: 4, fill: light }),
  )
}
