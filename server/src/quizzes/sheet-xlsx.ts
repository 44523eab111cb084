/** Reads the first sheet of an Excel workbook: text and numbers as they are shown, and what is neither told as such. */
import { type CellValue, readSheet } from 'read-excel-file/node'
import { ROWS_MAX, type Sheet, type SheetCell, type SheetLine } from './sheet-lines.ts'
import { unfoldsSmall } from './sheet-zip.ts'

/** Excel computes in as many digits, and stores more. */
const DIGITS = 15

/** Null: it is no workbook that can be read. Of a formula it takes what was last shown. */
export async function readXlsx(zip: Buffer): Promise<Sheet | null> {
  if (!unfoldsSmall(zip)) return null
  // Files come from anywhere: whatever the reader stumbles over, it is no sheet.
  const rows = await readSheet(zip).catch(() => null)
  return rows && linesOf(rows)
}

function linesOf(rows: readonly (readonly (CellValue | null)[])[]): Sheet {
  const lines = rows
    .map((row, index): SheetLine => ({ line: index + 1, cells: row.map(cellOf) }))
    .filter(({ cells }) => cells.some((cell) => typeof cell !== 'string' || cell.trim() !== ''))
  const next = lines[ROWS_MAX + 1]
  return { lines: lines.slice(0, ROWS_MAX + 1), cut: next ? { line: next.line, why: 'rows' } : null }
}

/** A date is stored as another number than is read: nobody should guess how it was shown. */
function cellOf(value: CellValue | null): SheetCell {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(Number(value.toPrecision(DIGITS)))
  return typeof value === 'boolean' ? String(value).toUpperCase() : { unfit: 'format' }
}
