/** Which column of a sheet holds what, by the names in its first line, in whatever order they stand. */
import type { RowFault } from '@laurel/shared/questions'
import { columnWords, sheetWords } from './question-words.zh.ts'
import type { SheetCell, SheetLine } from './sheet-lines.ts'

export type Column = keyof typeof columnWords
export type Columns = Partial<Record<Column, number>>

const NAMES = Object.entries(columnWords) as [Column, string][]
/** True-false questions need no options, so a sheet of them has none. */
const NEEDED = new Set<Column>(['kind', 'text', 'answer', 'explanation', 'category', 'difficulty'])

const NOT_UTF8 = '\uFFFD'

/** As it is meant: full-width letters and blanks make no other name. */
const nameIn = (cell: SheetCell): string =>
  typeof cell === 'string' ? cell.normalize('NFKC').replace(/\s/g, '').toUpperCase() : ''

/** A column that is not asked for is passed over. */
export function columnsOf({ line, cells }: SheetLine): { columns: Columns; faults: RowFault[] } {
  const isGarbled = cells.some((cell) => typeof cell === 'string' && cell.includes(NOT_UTF8))
  if (isGarbled) return { columns: {}, faults: [{ line, column: null, sentence: sheetWords.notUtf8 }] }
  const names = cells.map(nameIn)
  const faults = NAMES.flatMap(([column, name]): RowFault[] => {
    const times = names.filter((one) => one === name).length
    if (times > 1) return [{ line, column: name, sentence: sheetWords.columnTwice(name) }]
    if (times === 1 || !NEEDED.has(column)) return []
    return [{ line, column: name, sentence: sheetWords.columnMissing(name) }]
  })
  const places = NAMES.map(([column, name]) => [column, names.indexOf(name)] as const)
  return { columns: Object.fromEntries(places.filter(([, place]) => place >= 0)), faults }
}
