/** The door to operators. */
export { ensureFirstOperator } from './first-operator.ts'
export { operatorsRoutes, ROLES } from './routes.ts'
