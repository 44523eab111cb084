/** The door to quizzes: the bank of questions, and what members answer. */

export { eraseQuizzes } from './commands/erase.ts'
export { joinQuizzes } from './commands/join.ts'
export { quizJobs } from './jobs.ts'
export { quizKind } from './kind.ts'
export type { ChancesOf } from './page.ts'
export { quizzesRoutes } from './routes.ts'
export { signalSentence } from './rules/signal-words.zh.ts'
