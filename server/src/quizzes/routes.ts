/** Quizzes for members, and what operators look at again. */
import type { Deps, Feature } from '../platform/feature.ts'
import type { ChancesOf } from './page.ts'
import { type QuizzesQueries, quizzesQueries } from './queries.ts'
import { mountAttempts } from './routes/attempts.ts'
import { mountQuestions } from './routes/questions.ts'
import { mountQuizzes } from './routes/quizzes.ts'
import { mountReviews } from './routes/reviews.ts'

export interface QuizzesNeeds {
  deps: Deps
  queries: QuizzesQueries
  chancesOf: ChancesOf
}

/** `chancesOf`: what a stage gives of chances in draws stands in a later feature. */
export const quizzesRoutes = (deps: Deps, chancesOf: ChancesOf): Feature => {
  const needs = { deps, queries: quizzesQueries(deps), chancesOf }
  return (app) => {
    mountQuizzes(app, needs)
    mountAttempts(app, needs)
    mountReviews(app, needs)
    mountQuestions(app, deps)
  }
}
