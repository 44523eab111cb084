/** The door to the mall. */
export { mallQueries } from './queries.ts'
export { mallRoutes } from './routes.ts'
export { verifyMall } from './verify.ts'
