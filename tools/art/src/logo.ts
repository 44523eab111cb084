/** The house mark: an open laurel of eight leaves, and one fruit at its foot. */
import { leaf } from './leaf.ts'
import { circle, rect, svg } from './svg.ts'

/** Foot of the leaf on the right branch, and its lean; the left branch mirrors it. */
const leaves = [
  { dx: 3.7, y: 25.2, turn: 84 },
  { dx: 7.9, y: 21.4, turn: 47 },
  { dx: 8.9, y: 15.7, turn: 10 },
  { dx: 6.4, y: 10.6, turn: -27 },
]

const branch = (side: -1 | 1): string[] =>
  leaves.map(({ dx, y, turn }) =>
    leaf({ x: 16 + side * dx, y, turn: side * turn, length: 8.6, halfWidth: 3, fill: '#f1f4ef' }),
  )

export const logo = (): string =>
  svg(
    48,
    48,
    rect({ x: 0, y: 0, width: 48, height: 48 }, '#1c5c45'),
    `<g transform="translate(5.600 6.400) scale(1.150)">${[...branch(-1), ...branch(1)].join('')}`,
    circle(16, 26.6, 1.5, '#e8a63c'),
    '</g>',
  )
