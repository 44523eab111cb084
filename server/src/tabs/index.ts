/** The door to the tabs. */
export { tabsRoutes } from './routes.ts'
