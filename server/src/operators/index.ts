/** The door to operators. */
export {
  type ApprovalKind,
  type Approved,
  approvalReply,
  approveWith,
  askApproval,
  type Decision,
  type NewApproval,
  rejectWith,
} from './approvals.ts'
export { ensureFirstOperator } from './first-operator.ts'
export { operatorsRoutes } from './routes.ts'
export { ROLES } from './routes/roles.ts'
