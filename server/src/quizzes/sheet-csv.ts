/** Reads CSV as spreadsheets write it: with a byte order mark or without, whatever ends a line, quotes where they are needed. */
import { parse } from 'csv-parse/sync'
import { ROWS_MAX, type Sheet, type SheetLine } from './sheet-lines.ts'

/** Empty ones count, too: each takes its time. */
const LINES_MAX = 2 * ROWS_MAX

class Cut extends Error {}

export function readCsv(csv: string): Sheet {
  const lines: SheetLine[] = []
  let line = 0
  let cut: Sheet['cut'] = null
  const take = (cells: string[]): null => {
    line += 1
    const isEmpty = cells.every((cell) => cell.trim() === '')
    if (line > LINES_MAX || (!isEmpty && lines.length > ROWS_MAX)) {
      cut ??= { line, why: 'rows' }
      throw new Cut() // the only way to end the reading of a million lines
    }
    if (!isEmpty) lines.push({ line, cells })
    return null
  }
  try {
    parse(csv.trimEnd(), {
      bom: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      // Counted by records: a cell with a line break in it is in one line of the spreadsheet.
      on_record: take,
      skip_records_with_error: true,
      on_skip: () => {
        cut ??= { line: line + 1, why: 'quotes' }
        return undefined
      },
    })
  } catch (error) {
    if (!(error instanceof Cut)) throw error
  }
  return { lines, cut }
}
