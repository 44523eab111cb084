/** The laurel: two branches of ten leaves that rise from the foot and close at the top; a leaf is a twentieth of the way. */
import { svgUri } from './svg-uri.ts'

/** The square it is drawn on. */
export const WREATH_SIZE = 136
const CENTRE = WREATH_SIZE / 2
/** The two stems, by degrees from the foot. */
export const STEM = { radius: 55.1, from: 10, to: 150 } as const
/** The outermost tips reach past the square by a little. */
const VIEW = '-2 0 140 136'
const LEAVES_A_BRANCH = 10
export const LEAVES_MAX = 2 * LEAVES_A_BRANCH

/** A leaf that stands on its foot at 0,0 and points up: its two sides as curves. */
export const LEAF_SIDES = [
  [6.4, -4.9, 6.7, -14.8, 0, -22.4],
  [-6.7, -14.8, -6.4, -4.9, 0, 0],
] as const
const LEAF = `M0 0C${LEAF_SIDES.flat().join(' ').replace(/ -/g, '-')}Z`

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
function pointAt(degrees: number, side: -1 | 1): { x: number; y: number } {
  const turn = (degrees * Math.PI) / 180
  return {
    x: round(CENTRE + side * STEM.radius * Math.sin(turn)),
    y: round(CENTRE + STEM.radius * Math.cos(turn)),
  }
}

export interface LeafSpot {
  x: number
  y: number
  /** In degrees; 0 points up. */
  turn: number
}

/** Where the leaf stands and how it leans: left and right in turn, from the foot to the top. */
export function leafSpot(index: number): LeafSpot {
  const side = index % 2 === 0 ? -1 : 1
  const pair = Math.floor(index / 2)
  const degrees = 18 + (pair * 132) / (LEAVES_A_BRANCH - 1)
  const lean = pair % 2 === 0 ? -30 : 20 // leaves stand outside and inside the branch in turn
  return { ...pointAt(degrees, side), turn: round(-side * (degrees - 90 + lean)) }
}

function leafAt(index: number, grown: number): Leaf {
  const { x, y, turn } = leafSpot(index)
  return {
    full: Math.min(1, Math.max(0, grown - index)),
    at: `translate(${x} ${y}) rotate(${turn})`,
  }
}

const spot = (degrees: number, side: -1 | 1): string => Object.values(pointAt(degrees, side)).join(' ')

const branch = (side: -1 | 1, colour: string): string =>
  `<path d="M${spot(STEM.from, side)}A${STEM.radius} ${STEM.radius} 0 0 ${side < 0 ? 1 : 0} ${spot(STEM.to, side)}" ` +
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
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WREATH_SIZE}" height="${WREATH_SIZE}" viewBox="${VIEW}">` +
      (growing ? partOf(growing.full, colours.leaf) : '') +
      branch(-1, stem) +
      branch(1, stem) +
      leaves.map((leaf) => leafMarkup(leaf, colours)).join('') +
      `<circle cx="${CENTRE}" cy="124.700" r="2.700" fill="${stem}"/></svg>`,
  )
}
