/** What a sheet is, of whatever kind the file was. */

/** unfit: what it holds is not what it shows. */
export type SheetCell = string | { unfit: 'format' }

export interface SheetLine {
  /** As the spreadsheet counts: the first is 1. */
  line: number
  cells: readonly SheetCell[]
}

export interface Sheet {
  /** The heading, and what follows it; lines without anything are left out. */
  lines: SheetLine[]
  /** Where reading ended before the end, and why. */
  cut: { line: number; why: 'rows' | 'quotes' } | null
}

/** Without the heading. All are added in one transaction, for which others wait. */
export const ROWS_MAX = 2_000
