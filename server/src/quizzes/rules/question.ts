/** When a question may stand in the bank: what is asked can be answered, in one way only. */
import type { OptionKey, QuestionKind, QuestionOption } from '@laurel/shared/quizzes'

export const KEYS = ['A', 'B', 'C', 'D', 'E', 'F'] as const satisfies OptionKey[]

export type QuestionFault =
  | 'text-blank'
  | 'options-few'
  | 'options-order'
  | 'option-blank'
  | 'options-equal'
  | 'true-false-options'
  | 'answer-missing'
  | 'answer-foreign'
  | 'answer-order'
  | 'single-answers'
  | 'multiple-answers'
  | 'all-right'

export interface Asked {
  kind: QuestionKind
  text: string
  options: readonly QuestionOption[]
  answer: readonly OptionKey[]
}

const isBlank = (text: string): boolean => text.trim() === ''

/** The first reason against it, in the order in which a sheet is read. */
export function questionFault(asked: Asked): QuestionFault | null {
  return isBlank(asked.text) ? 'text-blank' : (optionsFault(asked) ?? answerFault(asked))
}

function optionsFault({ kind, options }: Asked): QuestionFault | null {
  if (options.length < 2) return 'options-few'
  if (options.some(({ key }, place) => key !== KEYS[place])) return 'options-order'
  if (options.some(({ text }) => isBlank(text))) return 'option-blank'
  if (new Set(options.map(({ text }) => text.trim())).size < options.length) return 'options-equal'
  return kind === 'true-false' && options.length > 2 ? 'true-false-options' : null
}

function answerFault({ kind, options, answer }: Asked): QuestionFault | null {
  if (!answer.length) return 'answer-missing'
  if (answer.some((key) => !options.some((option) => option.key === key))) return 'answer-foreign'
  if (answer.some((key, place) => place > 0 && key <= (answer[place - 1] ?? ''))) return 'answer-order'
  if (kind !== 'multiple') return answer.length > 1 ? 'single-answers' : null
  if (answer.length < 2) return 'multiple-answers'
  // Whoever ticks everything would be right without having read it.
  return answer.length === options.length ? 'all-right' : null
}
