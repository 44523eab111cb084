/** The poster, 750 × 1334: one promise, its number, the code, and the dates. */
import type { Font, Measure, Shape } from '../platform/shapes.ts'
import { colours } from '../ui/colours.ts'
import { fitInto } from './fit.ts'
import type { PosterWords } from './invite-words.zh.ts'
import { brandMark, ground, inks, laurel, named, oneLine, reward } from './poster-art.ts'

export const POSTER = { width: 750, height: 1334 } as const
/** What the shapes call the mini program code. */
export const CODE = 'code'

const EDGE = 56
const INNER = POSTER.width - 2 * EDGE
const WREATH = { x: 125, y: 332, size: 500 } as const
/** White around the code, without which readers do not find it. */
const CODE_BOX = { x: 414, y: 942, size: 264 } as const
const CODE_QUIET = 8
const value = { family: 'value', bold: true } as const

export function posterShapes(words: PosterWords, measure: Measure): Shape[] {
  return [
    ...ground(POSTER.width, POSTER.height, { x: 375, y: 524 }),
    ...brandMark({ x: EDGE, y: 58, size: 56 }, inks.brand),
    ...head(words, measure),
    ...headline(words, measure),
    ...laurel(WREATH),
    ...reward(words, WREATH, measure),
    ...slip(words, measure),
  ]
}

function head({ brand, when }: PosterWords, measure: Measure): Shape[] {
  const bold = { family: 'words', bold: true } as const
  return [
    oneLine(
      brand,
      { x: 128, y: 101, width: 330, sizesPx: [32], align: 'left', font: bold, fill: inks.white },
      measure,
    ),
    oneLine(
      when,
      {
        x: POSTER.width - EDGE,
        y: 98,
        width: 220,
        sizesPx: [26],
        align: 'right',
        font: value,
        fill: inks.term,
      },
      measure,
    ),
  ]
}

/** Its last line stands where a single one would; more of them grow upwards. */
function headline({ headline: words, inviter }: PosterWords, measure: Measure): Shape[] {
  const room = { width: INNER, sizesPx: [68, 60, 52, 46, 42], linesMax: 2, font: value }
  const { lines, font } = fitInto(words, room, measure)
  const high = font.sizePx * 1.28
  const at = { kind: 'line', x: EDGE, width: INNER, align: 'left' } as const
  const invited: Font = { sizePx: 30, family: 'words' }
  return [
    ...lines.map((line, place): Shape => {
      const y = 236 - (lines.length - 1 - place) * high
      return { ...at, words: line, y, font, fill: inks.white }
    }),
    { ...at, words: named(inviter, INNER, invited, measure), y: 302, font: invited, fill: inks.soft },
  ]
}

/** The light slip at the foot: what to do, what holds, and the code. */
function slip({ call, small, below }: PosterWords, measure: Measure): Shape[] {
  const { x, y, size } = CODE_BOX
  const left = { x: 84, width: x - 84 - 12, align: 'left' } as const
  const lines = (
    all: readonly string[],
    from: number,
    step: number,
    look: { sizesPx: number[]; font: Omit<Font, 'sizePx'>; fill: string },
  ) => all.map((words, place) => oneLine(words, { ...left, ...look, y: from + place * step }, measure))
  const inside = size - 2 * CODE_QUIET
  return [
    { kind: 'box', x: 40, y: 902, width: 670, height: 392, corners: [72, 20, 72, 20], fill: '#f1f4ef' },
    ...lines(call, 986, 52, {
      sizesPx: [36, 32, 28],
      font: { family: 'words', bold: true },
      fill: colours.ink,
    }),
    ...lines(small, 1150, 44, { sizesPx: [26, 24, 22], font: { family: 'words' }, fill: colours['ink-2'] }),
    { kind: 'box', x, y, width: size, height: size, corners: [32, 8, 32, 8], fill: inks.white },
    { kind: 'picture', name: CODE, x: x + CODE_QUIET, y: y + CODE_QUIET, width: inside, height: inside },
    oneLine(
      below,
      {
        x: x + size / 2,
        y: 1246,
        width: size,
        sizesPx: [24, 22, 20],
        align: 'center',
        font: { family: 'words' },
        fill: colours['ink-3'],
      },
      measure,
    ),
  ]
}
