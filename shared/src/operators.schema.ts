import { Type } from 'typebox'
import { Id, Instant, Nullable, OneOf, PageOf, Paging, Shape, Text } from './schema.ts'

export const Role = OneOf('admin', 'editor', 'approver', 'manager', 'auditor')

/** What an operator must do before anything else is open: the session is limited until then. */
export const Must = OneOf('change-password', 'enrol')
const Password = Text(200, 12)

export const OperatorSignInInput = Shape({
  login: Text(64),
  password: Text(200),
  /** Six digits of the authenticator, or a recovery code. */
  code: Type.Optional(Text(40)),
})
export const Operator = Shape({ id: Id, login: Type.String(), name: Type.String(), role: Role })
export const OperatorLine = Shape({
  ...Operator.properties,
  state: OneOf('active', 'off'),
  hasTotp: Type.Boolean(),
})
export const OperatorSession = Shape({
  accessToken: Type.String(),
  accessExpiresAt: Instant,
  operator: Operator,
  must: Nullable(Must),
})
export const BrowserSession = Shape({
  operator: Operator,
  must: Nullable(Must),
  /** Sent back as `x-csrf-token` with each write. Null for a bearer token, which needs none. */
  csrfToken: Nullable(Type.String()),
})
export const AddOperatorInput = Shape({
  login: Type.String({ pattern: '^[a-z][a-z0-9.-]{2,31}$' }),
  name: Text(40),
  /** Nobody begins as an admin: that takes four eyes. */
  role: OneOf('editor', 'approver', 'manager', 'auditor'),
  password: Password,
})
export const Operators = Shape({ items: Type.Array(OperatorLine) })
export const ChangePasswordInput = Shape({ password: Text(200), newPassword: Password })
export const BeginTotpInput = Shape({ password: Text(200) })
/** For the authenticator: as a QR code, or typed. */
export const TotpSecret = Shape({ uri: Type.String(), secret: Type.String() })
export const ConfirmTotpInput = Shape({ code: Type.String({ pattern: '^\\d{6}$' }) })
/** Shown this once. */
export const RecoveryCodes = Shape({ recoveryCodes: Type.Array(Type.String()) })

export const SetRoleInput = Shape({ operatorId: Id, role: AddOperatorInput.properties.role })
export const SetOperatorStateInput = Shape({ operatorId: Id, state: OneOf('active', 'off') })
export const ResetPasswordInput = Shape({ operatorId: Id, password: Password })
export const AskForOperatorInput = Shape({ operatorId: Id, because: Text(200) })

/** Each narrows; `from` is in, `to` is not. */
const auditFilter = {
  operatorId: Type.Optional(Id),
  call: Type.Optional(Text(100)),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
}
export const AuditFilter = Shape(auditFilter)
export const ListAuditInput = Shape({ ...Paging, ...auditFilter })
export const AuditEntry = Shape({
  id: Id,
  at: Instant,
  /** `nobody` when a sign-in named none. */
  operatorId: Id,
  /** The call that wrote, as `POST /admin/budgets`. */
  call: Type.String(),
  input: Type.Unknown(),
  output: Type.Unknown(),
  /** Its place in the chain, and what proves it; null from before there was one. */
  number: Nullable(Type.Integer()),
  hash: Nullable(Type.String()),
})
export const AuditPage = PageOf(AuditEntry)

/** Raw bytes, as `image/png`, `image/jpeg` or `image/webp`. */
export const AddImageInput = Shape({ image: Type.Unknown() })
/** `art` is what a product takes. */
export const AddedImage = Shape({ art: Type.String(), path: Type.String() })

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
