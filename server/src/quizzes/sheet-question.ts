/** One line of a sheet as a question. */
import type { AddQuestionInput, RowFault } from '@laurel/shared/questions'
import type { OptionKey, QuestionKind, QuestionOption } from '@laurel/shared/quizzes'
import {
  answerMarks,
  columnWords,
  difficultyWords,
  kindWords,
  questionFaultWords,
  sheetWords,
  trueFalseOptions,
  trueFalseWords,
} from './question-words.zh.ts'
import { KEYS, type QuestionFault, questionFault } from './rules/question.ts'
import type { Column, Columns } from './sheet-columns.ts'
import type { SheetLine } from './sheet-lines.ts'

/** As the contract has them. */
const LENGTHS = { text: 200, explanation: 500, category: 20, option: 80 } as const
/** Spreadsheets write line breaks in either way; of other controls nobody sees what they do. */
const UNREADABLE = /[\p{Surrogate}\uFFFD]|[^\P{Cc}\n\t]/u

/** Reads cells, and keeps the first thing that was wrong. */
interface LineReader {
  read(column: Column): string
  filled(column: Column, max: number): string
  oneOf<Word extends string>(column: Column, words: Readonly<Record<string, Word>>): Word | null
  say(column: Column | null, sentence: string): void
  fault(): RowFault | null
}

function readerOf({ line, cells }: SheetLine, columns: Columns): LineReader {
  let first: RowFault | null = null
  const say = (column: Column | null, sentence: string): void => {
    first ??= { line, column: column && columnWords[column], sentence }
  }
  const read = (column: Column): string => {
    const cell = cells[columns[column] ?? cells.length] ?? ''
    if (typeof cell !== 'string') {
      say(column, sheetWords[cell.unfit])
      return ''
    }
    const text = cell.replace(/\r\n?/g, '\n').trim()
    if (UNREADABLE.test(text)) say(column, sheetWords.unreadable)
    return text
  }
  const filled = (column: Column, max: number): string => {
    const text = read(column)
    if (text === '') say(column, sheetWords.blank)
    if ([...text].length > max) say(column, sheetWords.long(max))
    return text
  }
  return {
    read,
    filled,
    oneOf(column, words) {
      const text = read(column)
      if (Object.hasOwn(words, text)) return words[text] ?? null
      say(column, sheetWords.unknown(Object.keys(words)))
      return null
    },
    say,
    fault: () => first,
  }
}

/** In the order in which people read a line, so that the fault they are told is the first they meet. */
export function questionOf(line: SheetLine, columns: Columns): AddQuestionInput | RowFault {
  const reader = readerOf(line, columns)
  const kind = reader.oneOf('kind', kindWords) ?? 'single'
  const text = reader.filled('text', LENGTHS.text)
  const options = kind === 'true-false' ? trueFalse(reader) : optionsIn(reader)
  const answer = answerIn(reader, kind)
  const explanation = reader.filled('explanation', LENGTHS.explanation)
  const category = reader.filled('category', LENGTHS.category)
  const difficulty = reader.oneOf('difficulty', difficultyWords) ?? 'easy'
  const question = { kind, text, options, answer, explanation, category, difficulty, image: null }
  const fault = questionFault(question)
  if (fault) reader.say(columnOf(fault), questionFaultWords[fault])
  return reader.fault() ?? question
}

const columnOf = (fault: QuestionFault): Column | null => (/answer|right/.test(fault) ? 'answer' : null)

function optionsIn({ filled, read }: LineReader): QuestionOption[] {
  const used = KEYS.filter((key) => read(key) !== '')
  return used.map((key) => ({ key, text: filled(key, LENGTHS.option) }))
}

/** Its options may be left out, but not turned round. */
function trueFalse(reader: LineReader): QuestionOption[] {
  const own = optionsIn(reader)
  for (const { key, text } of own)
    if (trueFalseWords[text.toUpperCase()] !== key) reader.say(key, questionFaultWords['true-false-options'])
  return (['A', 'B'] as const).map((key) => ({ key, text: trueFalseOptions[key] }))
}

function answerIn(reader: LineReader, kind: QuestionKind): OptionKey[] {
  const said = reader.read('answer').normalize('NFKC').toUpperCase()
  if (kind === 'true-false') {
    if (Object.hasOwn(trueFalseWords, said)) return [trueFalseWords[said] ?? 'A']
    reader.say('answer', sheetWords.unknown(Object.values(trueFalseOptions)))
    return []
  }
  const letters = [...said.replace(answerMarks, '')]
  const keys = KEYS.flatMap((key) => letters.filter((letter) => letter === key).map(() => key))
  if (keys.length < letters.length) reader.say('answer', questionFaultWords['answer-foreign'])
  return keys
}
