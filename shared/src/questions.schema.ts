import { Type } from 'typebox'
import { Category, Chosen, Difficulty, OptionKey, QuestionKind, QuestionOption } from './quizzes.schema.ts'
import { Id, Instant, Nullable, OneOf, PageOf, Paging, Shape, Text } from './schema.ts'

const Count = Type.Integer({ minimum: 0 })

const said = {
  kind: QuestionKind,
  text: Text(200),
  /** true-false: A is right, B is wrong. */
  options: Type.Array(QuestionOption, { minItems: 2, maxItems: 6 }),
  answer: Chosen,
  /** Read after the answers were handed in. */
  explanation: Text(500),
  category: Category,
  difficulty: Difficulty,
  /** The path of an image that was uploaded; null: none. */
  image: Nullable(Text(200)),
}
export const AddQuestionInput = Shape(said)
/** Makes a new version: attempts under way and stored ones keep theirs. */
export const EditQuestionInput = Shape({ questionId: Id, ...said })
export const QuestionInput = Shape({ questionId: Id })
/** Retired, it is drawn no more. */
export const RetireQuestionInput = Shape({ questionId: Id, retired: Type.Boolean() })
export const Question = Shape({
  id: Id,
  version: Type.Integer({ minimum: 1 }),
  retired: Type.Boolean(),
  ...said,
  editedAt: Instant,
})
export const QuestionPage = PageOf(Question)
export const ListQuestionsInput = Shape({
  ...Paging,
  category: Type.Optional(Category),
  difficulty: Type.Optional(Difficulty),
  retired: Type.Optional(Type.Boolean()),
})
/** How many live questions there are to draw from. */
export const PoolLine = Shape({ category: Category, easy: Count, medium: Count, hard: Count })
export const Pool = Shape({ items: Type.Array(PoolLine) })
/** csv: the text itself. xlsx: base64 of the file. The first line names the columns. */
export const ImportQuestionsInput = Shape({
  format: OneOf('csv', 'xlsx'),
  content: Type.String({ minLength: 1, maxLength: 3_000_000 }),
})
/** What is wrong with a line, in Chinese; lines count from 1, the heading's. */
export const RowFault = Shape({ line: Count, column: Nullable(Type.String()), sentence: Type.String() })
export const QuestionsImported = Shape({
  added: Count,
  /** Lines whose question is in the bank already. */
  known: Count,
  faults: Type.Array(RowFault),
})
export const OptionCount = Shape({ key: OptionKey, times: Count })
/** Over all attempts that were handed in or ran out. */
export const QuestionStats = Shape({
  questionId: Id,
  version: Type.Integer({ minimum: 1 }),
  asked: Count,
  answered: Count,
  right: Count,
  /** Right of answered, in 1/10,000; null: never answered. */
  rightBps: Nullable(Count),
  /** Half of the answers took no longer; null: never answered. */
  medianMs: Nullable(Count),
  chosen: Type.Array(OptionCount),
})
