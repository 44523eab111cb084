/** The door to the tasks. */
export { countBack, countFact, openNext, openTiered } from './commands/listen.ts'
export { signInDaily } from './commands/sign-in.ts'
export { taskKind } from './kind.ts'
export { tasksSections } from './personal.ts'
export { tasksQueries } from './queries.ts'
export { tasksRoutes } from './routes.ts'
export { unitOfTask } from './rules/kinds.ts'
export { verifyTasks } from './verify.ts'
