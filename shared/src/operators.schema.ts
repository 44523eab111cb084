import { Type } from 'typebox'
import { Id, Instant, Nullable, OneOf, PageOf, Paging, Shape, Text } from './schema.ts'

export const Role = OneOf('admin', 'editor', 'approver', 'manager', 'auditor')

export const OperatorSignInInput = Shape({ login: Text(64), password: Text(200) })
export const Operator = Shape({ id: Id, login: Type.String(), name: Type.String(), role: Role })
export const OperatorSession = Shape({
  accessToken: Type.String(),
  accessExpiresAt: Instant,
  operator: Operator,
})
export const AddOperatorInput = Shape({
  login: Type.String({ pattern: '^[a-z][a-z0-9.-]{2,31}$' }),
  name: Text(40),
  role: Role,
  password: Text(200, 12),
})
export const Operators = Shape({ items: Type.Array(Operator) })

export const ListAuditInput = Shape({ ...Paging })
export const AuditEntry = Shape({
  id: Id,
  at: Instant,
  operatorId: Id,
  /** The call that wrote, as `POST /admin/budgets`. */
  call: Type.String(),
  input: Type.Unknown(),
  output: Type.Unknown(),
})
export const AuditPage = PageOf(AuditEntry)

export const ApprovalState = OneOf('asked', 'approved', 'rejected', 'withdrawn', 'expired')
export const Approval = Shape({
  id: Id,
  /** What is asked for, as `top-up`. */
  kind: Type.String(),
  subjectId: Type.String(),
  body: Type.Record(Type.String(), Type.Unknown()),
  because: Type.String(),
  state: ApprovalState,
  askedBy: Id,
  askedAt: Instant,
  expiresAt: Instant,
  decidedBy: Nullable(Id),
  decidedAt: Nullable(Instant),
})
export const ApprovalInput = Shape({ approvalId: Id })
export const ListApprovalsInput = Shape({
  ...Paging,
  state: Type.Optional(ApprovalState),
  subjectId: Type.Optional(Id),
})
export const ApprovalPage = PageOf(Approval)
