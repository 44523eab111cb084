/** The badge of a tier: five pairs of leaves, as many of them filled as the tier is high; at the top the crown is closed. */
import { svgUri } from './svg-uri.ts'

const LEAF = 'M0 0C2.7-1.8 2.8-5.4 0-8.2-2.8-5.4-2.7-1.8 0 0Z'
const WIDTH = 34

/** Of the left branch, from its foot: where a leaf stands and how it leans. The right one mirrors it. */
const SPOTS = [
  [13.4, 28, -86],
  [8.5, 24.4, -53],
  [6.4, 18.7, -20],
  [7.7, 12.9, 13],
  [12, 8.6, 46],
] as const

export const PAIRS_MAX = SPOTS.length

const leaf = ([x, y, turn]: readonly [number, number, number], look: string): string =>
  `<path transform="translate(${x} ${y}) rotate(${turn})" d="${LEAF}" ${look}/>`

export function badgeUri(pairs: number, colour: string): string {
  const filled = `fill="${colour}"`
  const outlined = `fill="none" stroke="${colour}" stroke-opacity=".6" stroke-width=".7"`
  const leaves = SPOTS.map(([x, y, turn], pair) => {
    const look = pair < pairs ? filled : outlined
    return leaf([x, y, turn], look) + leaf([WIDTH - x, y, -turn], look)
  })
  return svgUri(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${WIDTH}">${leaves.join('')}</svg>`,
  )
}
