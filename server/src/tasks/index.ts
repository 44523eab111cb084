/** The door to the tasks. */
export { setSignInRule, signInDaily } from './commands.ts'
export { tasksSections } from './personal.ts'
export { tasksQueries } from './queries.ts'
export { tasksRoutes } from './routes.ts'
