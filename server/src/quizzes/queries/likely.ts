/** The questions that a seed is likely to draw: so that they are asked for with the rest of what a start reads. */
import type { QuizStage } from '@laurel/shared/quizzes'
import { asc, eq, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import { chooseQuestions, type Pooled } from '../rules/choose.ts'

const filled = sql.placeholder

export const likelyQueries = ({ read, schema: { questionPool } }: Reads) => {
  const ofCategory = read
    .select()
    .from(questionPool)
    .where(eq(questionPool.category, filled('category')))
    .orderBy(asc(questionPool.category), asc(questionPool.difficulty), asc(questionPool.questionId))
    .prepare('quiz_pool')
  return {
    /** By the pool of now: another moment's may draw others. */
    async listLikely(seed: string, { mix }: Pick<QuizStage, 'mix'>): Promise<readonly Pooled[]> {
      const categories = [...new Set(mix.map(({ category }) => category))]
      const pool = await Promise.all(categories.map((category) => ofCategory.execute({ category })))
      return chooseQuestions(seed, { pool: pool.flat(), mix }) ?? []
    },
  }
}
