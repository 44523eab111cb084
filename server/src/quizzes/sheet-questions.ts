/** The questions of a sheet, and of each line that is none the first thing that is wrong with it. */
import type { AddQuestionInput, RowFault } from '@laurel/shared/questions'
import { sheetWords } from './question-words.zh.ts'
import { columnsOf } from './sheet-columns.ts'
import { ROWS_MAX, type Sheet } from './sheet-lines.ts'
import { questionOf } from './sheet-question.ts'

export interface SheetQuestions {
  questions: AddQuestionInput[]
  faults: RowFault[]
}

export function questionsOf({ lines: [heading, ...lines], cut }: Sheet): SheetQuestions {
  const { columns, faults } = columnsOf(heading ?? { line: 1, cells: [] })
  if (faults.length) return { questions: [], faults }
  const questions: AddQuestionInput[] = []
  for (const line of lines) {
    const made = questionOf(line, columns)
    if ('sentence' in made) faults.push(made)
    else questions.push(made)
  }
  if (cut) faults.push({ line: cut.line, column: null, sentence: cutWords[cut.why] })
  return { questions, faults }
}

const cutWords = { rows: sheetWords.rowsMany(ROWS_MAX), quotes: sheetWords.quoteOpen }
