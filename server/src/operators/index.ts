/** The door to operators. */
export {
  type ApprovalKind,
  type Approved,
  approvalReply,
  approveWith,
  askApproval,
  type Decision,
  isAsked,
  type NewApproval,
  rejectWith,
} from './approvals.ts'
export { beginAuditTrail } from './audit-trail.ts'
export { operatorBrowsers } from './browsers.ts'
export { operatorApprovals } from './commands/four-eyes.ts'
export { ensureFirstOperator } from './first-operator.ts'
export { ROLES } from './roles.ts'
export { operatorsRoutes } from './routes.ts'
export { sealedOperatorFields } from './seals.ts'
export { operatorsJob } from './sweep.ts'
export { verifyAudit } from './verify.ts'
