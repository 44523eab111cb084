import { svgUri } from './svg-uri.ts'

const leaf = (at: string, colour: string): string =>
  `<path transform="${at}" d="M0 0C8-5.700 8.400-17.200 0-26-8.400-17.200-8-5.700 0 0Z" fill="${colour}"/>`

/** Three pairs of leaves on a stem and one at its tip: height of the foot, then size. */
const pairs: readonly (readonly [number, number])[] = [
  [-10, 0.85],
  [-24, 0.73],
  [-36, 0.62],
]

const sprig = pairs
  .map(
    ([foot, size]) =>
      leaf(`translate(0 ${foot}) rotate(52) scale(${size})`, '#3b7a5f') +
      leaf(`translate(0 ${foot - 4}) rotate(-52) scale(${size})`, '#1c5c45'),
  )
  .join('')

/** Nothing here yet: an open parcel with a sprig of bay in it. */
export const emptyBoxUri = svgUri(
  '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="128" viewBox="0 0 160 128">' +
    '<ellipse cx="80" cy="116" rx="56" ry="6" fill="#15211b" opacity=".09"/>' +
    '<path d="M34 56l46 16v44L34 98Z" fill="#d8c5a4"/><path d="M126 56 80 72v44l46-18Z" fill="#c3ab82"/>' +
    '<path d="M34 56l-14 14 46 18 14-16ZM126 56l14 14-46 18-14-16Z" fill="#e9dcc3"/>' +
    '<path d="M34 56l46-16 46 16-46 16Z" fill="#8f7a55"/><g transform="translate(80 66)">' +
    `<path d="M0 0C-3-16 3-30 0-46" stroke="#1c5c45" stroke-width="2" fill="none"/>${sprig}` +
    `${leaf('translate(0 -44) scale(.65)', '#3b7a5f')}</g></svg>`,
)
