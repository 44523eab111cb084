/** The picture on a share card: the laurel with the reward in it, 5:4 for a chat and 1:1 for Moments. */
import type { Measure, Shape } from '../platform/shapes.ts'
import type { PosterWords } from './invite-words.zh.ts'
import { brandMark, ground, inks, laurel, oneLine, reward } from './poster-art.ts'

export const CHAT_CARD = { width: 750, height: 600 } as const
export const MOMENTS_CARD = { width: 600, height: 600 } as const

export function cardShapes(
  words: PosterWords,
  { width, height }: { width: number; height: number },
  measure: Measure,
): Shape[] {
  const size = 460
  const wreath = { x: (width - size) / 2, y: (height - size) / 2 + 28, size }
  return [
    ...ground(width, height, { x: width / 2, y: wreath.y + size / 2 }),
    ...brandMark({ x: 32, y: 28, size: 48 }, inks.brand),
    oneLine(
      words.brand,
      {
        x: 92,
        y: 64,
        width: 300,
        sizesPx: [28],
        align: 'left',
        font: { family: 'words', bold: true },
        fill: inks.white,
      },
      measure,
    ),
    ...laurel(wreath),
    ...reward(words, wreath, measure),
  ]
}
