/** How a question of the bank looks to operators. */
import type { Question } from '@laurel/shared/questions'
import type { OptionKey } from '@laurel/shared/quizzes'
import type { Row } from '../schema.ts'

type Standing = Pick<Row<'question'>, 'id' | 'retired'>
type Said = Omit<Row<'questionVersion'>, 'author' | 'questionId'>

/** Stored as `AC`, told as letters. */
export const keysIn = (answer: string): OptionKey[] => [...answer] as OptionKey[]

export const questionReply = ({ id, retired }: Standing, version: Said): Question => ({
  id,
  version: version.number,
  retired,
  kind: version.kind,
  text: version.text,
  options: version.options.map(({ key, text }) => ({ key, text })),
  answer: keysIn(version.answer),
  explanation: version.explanation,
  category: version.category,
  difficulty: version.difficulty,
  image: version.image,
  editedAt: version.editedAt,
})
