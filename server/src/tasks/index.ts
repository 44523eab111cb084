/** The door to the tasks. */
export { type SignInOrder, setSignInRule, signInDaily } from './commands.ts'
export { tasksQueries } from './queries.ts'
export { tasksRoutes } from './routes.ts'
