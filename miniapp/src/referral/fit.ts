/** Words that must fit into a box of a drawing: smaller, then on more lines, and only then cut. */
import type { Font, Measure } from '../platform/shapes.ts'

export interface Room {
  width: number
  /** From the wanted size to the smallest that can be read. */
  sizesPx: readonly number[]
  linesMax: number
  font: Omit<Font, 'sizePx'>
}

export interface Fitted {
  lines: string[]
  font: Font
}

/** Numbers and Latin words stay whole; a closing mark stays with what it closes. */
const PIECES = /(?:[\dA-Za-z.,%*+-]+|\s+|.)[，。、！？：；）」》”…]*/gsu
const ELLIPSIS = '…'

/** Lines of at most the width, and whether that was all. */
function broken(words: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of words.match(PIECES)?.flatMap((whole) => (fits(whole) ? [whole] : [...whole])) ?? []) {
    if (line && !fits(line + piece)) {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    } else line += piece
  }
  return line ? [...lines, line] : lines
}

export function cut(words: string, fits: (line: string) => boolean): string {
  if (fits(words)) return words
  const signs = [...words]
  while (signs.length && !fits(signs.join('') + ELLIPSIS)) signs.pop()
  return signs.join('') + ELLIPSIS
}

export function fitInto(words: string, { width, sizesPx, linesMax, font }: Room, measure: Measure): Fitted {
  let smallest: Fitted = { lines: [], font: { ...font, sizePx: 0 } }
  for (const sizePx of sizesPx) {
    const ofSize = { ...font, sizePx }
    const lines = broken(words, (line) => measure(line, ofSize) <= width)
    smallest = { lines, font: ofSize }
    if (lines.length <= linesMax) return smallest
  }
  const fits = (line: string) => measure(line, smallest.font) <= width
  const kept = smallest.lines.slice(0, linesMax - 1)
  const rest = smallest.lines.slice(linesMax - 1).join('')
  return { ...smallest, lines: [...kept, cut(rest, fits)] }
}
