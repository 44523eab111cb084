/** The door to the reasons: for every point, tier and refusal, what it rests on. */
export { whyRoutes } from './routes.ts'
