/** Reads the first sheet of an Excel workbook: text as text, and what is no text told as such. */
import { type Workbook, workbookOf } from './sheet-book.ts'
import { cellOf, type RawCell } from './sheet-cells.ts'
import { ROWS_MAX, type Sheet, type SheetCell, type SheetLine } from './sheet-lines.ts'
import { walkXml } from './sheet-xml.ts'

/** Wider than any sheet of questions: what stands further to the right is passed over. */
const COLUMNS_MAX = 64

/** Null: it is no workbook that we can read. */
export function readXlsx(zip: Uint8Array): Sheet | null {
  const book = workbookOf(zip)
  return book && linesOf(book)
}

/** `B7` is the second of its line; without a name it stands behind the one before it. */
function placeOf(name: string | undefined, next: number): number {
  const letters = /^[A-Z]{1,3}/.exec(name ?? '')?.[0]
  if (!letters) return next
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

const isFilled = (cell: SheetCell | undefined): boolean =>
  cell !== undefined && (typeof cell !== 'string' || cell.trim() !== '')

const closed = (row: readonly (SheetCell | undefined)[]): SheetCell[] => Array.from(row, (cell) => cell ?? '')

function linesOf(book: Workbook): Sheet | null {
  const lines: SheetLine[] = []
  let cut: Sheet['cut'] = null
  let line = 0
  let row: (SheetCell | undefined)[] = []
  let cell: (RawCell & { place: number }) | null = null
  let isSaying = false

  const openRow = (number: string | undefined): void => {
    line = Number(number ?? line + 1)
    row = []
  }
  const closeRow = (): void => {
    if (!row.some(isFilled)) return
    if (lines.length > ROWS_MAX) cut ??= { line, why: 'rows' }
    else lines.push({ line, cells: closed(row) })
  }
  const closeCell = (): void => {
    if (cell && cell.place < COLUMNS_MAX) row[cell.place] = cellOf(cell, book)
    cell = null
  }
  const isXml = walkXml(book.sheet, {
    open(name, { r, t, s }) {
      if (name === 'row') openRow(r)
      if (name === 'c')
        cell = {
          place: placeOf(r, row.length),
          type: t ?? 'n',
          style: Number(s ?? 0),
          said: '',
          isFormula: false,
        }
      if (name === 'f' && cell) cell.isFormula = true
      isSaying = name === 'v' || name === 't'
    },
    text(text) {
      if (cell && isSaying) cell.said += text
    },
    close(name) {
      isSaying = false
      if (name === 'c') closeCell()
      if (name === 'row') closeRow()
    },
    isDone: () => cut !== null,
  })
  return isXml ? { lines, cut } : null
}
