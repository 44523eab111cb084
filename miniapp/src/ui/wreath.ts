/** The laurel: two branches of ten leaves that rise from the foot and close at the top; a leaf is a twentieth of the way. */
import { svgUri } from './svg-uri.ts'

const SIZE = 136
const CENTRE = SIZE / 2
const RADIUS = 55.1
/** The outermost tips reach past the square by a little. */
const VIEW = '-2 0 140 136'
const LEAVES_A_BRANCH = 10
export const LEAVES_MAX = 2 * LEAVES_A_BRANCH

/** A leaf that stands on its foot at 0,0 and points up. */
const LEAF = 'M0 0C6.4-4.9 6.7-14.8 0-22.4-6.7-14.8-6.4-4.9 0 0Z'

export interface WreathColours {
  /** Leaves that are there. */
  leaf: string
  /** The outline of those still missing: the next tier's metal. */
  missing: string
}

interface Leaf {
  /** How much of it is filled, 0 to 1. */
  full: number
  at: string
}

const round = (length: number): number => Math.round(length * 10) / 10

/** A point on the circle, by degrees from the foot; side −1 is the left branch. */
function pointAt(degrees: number, side: -1 | 1): string {
  const turn = (degrees * Math.PI) / 180
  return `${round(CENTRE + side * RADIUS * Math.sin(turn))} ${round(CENTRE + RADIUS * Math.cos(turn))}`
}

function leafAt(index: number, grown: number): Leaf {
  const side = index % 2 === 0 ? -1 : 1
  const pair = Math.floor(index / 2)
  const degrees = 18 + (pair * 132) / (LEAVES_A_BRANCH - 1)
  const lean = pair % 2 === 0 ? -30 : 20 // leaves stand outside and inside the branch in turn
  const turn = round(-side * (degrees - 90 + lean))
  return {
    full: Math.min(1, Math.max(0, grown - index)),
    at: `translate(${pointAt(degrees, side)}) rotate(${turn})`,
  }
}

const branch = (side: -1 | 1, colour: string): string =>
  `<path d="M${pointAt(10, side)}A${RADIUS} ${RADIUS} 0 0 ${side < 0 ? 1 : 0} ${pointAt(150, side)}" ` +
  `fill="none" stroke="${colour}" stroke-width="1.1" opacity=".55"/>`

function leafMarkup({ full, at }: Leaf, { leaf, missing }: WreathColours): string {
  if (full === 1)
    return (
      `<g transform="${at}"><path d="${LEAF}" fill="${leaf}"/>` +
      '<path d="M0-2.700V-18" stroke="#000" stroke-opacity=".2" stroke-width=".8"/></g>'
    )
  const inside = full > 0 ? 'url(#part)' : 'none'
  return `<path transform="${at}" d="${LEAF}" fill="${inside}" stroke="${missing}" stroke-width="1.2" stroke-linejoin="round"/>`
}

/** A hard edge in a gradient fills the one growing leaf from its foot. */
const partOf = (full: number, colour: string): string =>
  `<linearGradient id="part" x1="0" y1="1" x2="0" y2="0"><stop offset="${round(full * 10) / 10}" stop-color="${colour}"/>` +
  `<stop offset="${round(full * 10) / 10}" stop-color="${colour}" stop-opacity="0"/></linearGradient>`

export function wreathUri(grown: number, colours: WreathColours): string {
  const leaves = Array.from({ length: LEAVES_MAX }, (_, index) => leafAt(index, grown))
  const growing = leaves.find(({ full }) => full > 0 && full < 1)
  const stem = grown > 0 ? colours.leaf : colours.missing
  return svgUri(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}" viewBox="${VIEW}">` +
      (growing ? partOf(growing.full, colours.leaf) : '') +
      branch(-1, stem) +
      branch(1, stem) +
      leaves.map((leaf) => leafMarkup(leaf, colours)).join('') +
      `<circle cx="${CENTRE}" cy="124.700" r="2.700" fill="${stem}"/></svg>`,
  )
}
