/** The door to insights: reports, which read what others wrote and change nothing. */
export { insightsRoutes } from './routes.ts'
