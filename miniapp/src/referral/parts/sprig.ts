/** A branch of outlined leaves in the corner of a green panel. */
import { svgUri } from '../../ui/svg-uri.ts'
import { LEAF_SIDES } from '../../ui/wreath.ts'

/** Where each pair stands, how it leans, and how large it is: it bends upwards and thins. */
const PAIRS = [
  [11.5, 92, 2, 0.9],
  [23, 89.1, -3, 0.85],
  [34.6, 82, -7, 0.8],
  [46.1, 70.8, -12, 0.74],
  [57.6, 55.3, -17, 0.69],
  [69.1, 35.7, -21, 0.64],
  [80.6, 12, -26, 0.58],
] as const
const APART = 92

const leaf = (x: number, y: number, turn: number, scale: number): string =>
  `<path transform="translate(${x} ${y}) rotate(${turn}) scale(${scale})" d="M0 0C${LEAF_SIDES.flat().join(' ')}Z"/>`

export const sprigUri = (colour: string): string =>
  svgUri(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 100" fill="none" stroke="${colour}" stroke-opacity=".38" stroke-width="1.5">` +
      PAIRS.map(([x, y, turn, scale]) => leaf(x, y, turn, scale) + leaf(x, y, turn + APART, scale)).join('') +
      '</svg>',
  )
