/** Reads the bank: one question, and pages of them, the newest first. */

import type { ListQuestionsInput, Pool, Question, QuestionPage } from '@laurel/shared/questions'
import type { Difficulty } from '@laurel/shared/quizzes'
import { and, asc, count, desc, eq, lt, type SQL, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import { questionReply } from '../question-replies.ts'

const PAGE = 20
/** Behind the last id there is. */
const LAST_ID = 'z'.repeat(64)
const FILTERS = ['category', 'difficulty', 'retired'] as const
const filled = sql.placeholder

export const questionQueries = (reads: Reads) => ({ ...bankReads(reads), ...poolReads(reads) })
export type QuestionQueries = ReturnType<typeof questionQueries>

function bankReads({ read, schema: { question, questionVersion } }: Reads) {
  const isNewest = and(
    eq(questionVersion.questionId, question.id),
    eq(questionVersion.number, question.newest),
  )
  const rows = () =>
    read.select({ question, version: questionVersion }).from(question).innerJoin(questionVersion, isNewest)
  const byId = rows()
    .where(eq(question.id, filled('id')))
    .prepare('question_by_id')
  const page = (name: string, where: SQL | undefined) =>
    rows()
      .where(and(lt(question.id, filled('before')), where))
      .orderBy(desc(question.id))
      .limit(filled('rows'))
      .prepare(`questions_by_${name}`)
  // One database has no yes and no: the column says how it is kept.
  const isAsked = (column: (typeof FILTERS)[number]) =>
    eq(question[column], sql.param(filled(column), question[column]))
  const made = new Map<string, ReturnType<typeof page>>()
  const pageBy = (asked: ListQuestionsInput) => {
    const by = FILTERS.filter((name) => asked[name] !== undefined)
    const name = by.join('_') || 'none'
    const known = made.get(name) ?? page(name, and(...by.map(isAsked)))
    made.set(name, known)
    return known
  }
  return {
    async findQuestion(id: string): Promise<Question | null> {
      const [found] = await byId.execute({ id })
      return found ? questionReply(found.question, found.version) : null
    },
    async listQuestions(asked: ListQuestionsInput): Promise<QuestionPage> {
      const { cursor = LAST_ID, limit = PAGE, ...filters } = asked
      const found = await pageBy(asked).execute({ ...filters, before: cursor, rows: limit + 1 })
      const items = found.slice(0, limit).map((row) => questionReply(row.question, row.version))
      return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null }
    },
  }
}

function poolReads({ read, schema: { questionPool } }: Reads) {
  const { category, difficulty } = questionPool
  const sizes = read
    .select({ category, difficulty, size: count() })
    .from(questionPool)
    .groupBy(category, difficulty)
    .orderBy(asc(category))
    .prepare('question_pool')
  return {
    async loadPool(): Promise<Pool> {
      const lines = new Map<string, Record<Difficulty, number>>()
      for (const { category: name, difficulty: level, size } of await sizes.execute()) {
        const line = lines.get(name) ?? { easy: 0, medium: 0, hard: 0 }
        lines.set(name, { ...line, [level]: Number(size) })
      }
      return { items: [...lines].map(([name, line]) => ({ category: name, ...line })) }
    },
  }
}
