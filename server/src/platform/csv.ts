/** Lines for spreadsheets, in which no text is taken for a formula. */
import type { Cell } from './personal.ts'

/** Excel takes a file without it for the code page of the machine. */
export const BYTE_ORDER_MARK = '\uFEFF'

/** What a spreadsheet may begin a formula with, behind blanks too, and in the full-width forms of Chinese input methods. */
const FORMULA = /^(\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])/

/** Numbers stay numbers, below 0 too; everything else is text, and quoted. */
export function csvCell(value: Cell): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = value ?? ''
  const guarded = FORMULA.test(text) ? `'${text}` : text
  return `"${guarded.replaceAll('"', '""')}"`
}

export const csvLine = (values: readonly Cell[]): string => `${values.map(csvCell).join(',')}\r\n`
