/** Reads a sheet of either kind into lines of cells, as far as its limits go. */
import type { ImportQuestionsInput } from '@laurel/shared/questions'
import { Refusal } from '../platform/refusal.ts'
import { readCsv } from './sheet-csv.ts'
import type { Sheet } from './sheet-lines.ts'
import { readXlsx } from './sheet-xlsx.ts'

export async function readSheet({ format, content }: ImportQuestionsInput): Promise<Sheet> {
  const sheet = format === 'csv' ? readCsv(content) : await readXlsx(Buffer.from(content, 'base64'))
  if (!sheet?.lines.length) throw new Refusal('SHEET_INVALID')
  return sheet
}
