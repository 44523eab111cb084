import { Type } from 'typebox'
import { Id, Instant, Nullable, OneOf, PageOf, Paging, Shape, Text } from './schema.ts'

export const Role = OneOf('admin', 'editor', 'approver', 'manager', 'auditor')

export const Member = Shape({
  id: Id,
  /** Masked: what others may see of it too. */
  name: Type.String(),
  joinedAt: Instant,
})

/** `code` is what wx.login gave; `consentVersion` is what the member just agreed to, if anything. */
export const SignInInput = Shape({ code: Text(128), consentVersion: Type.Optional(Text(32)) })
export const RefreshInput = Shape({ refreshToken: Text(200) })

export const Session = Shape({
  accessToken: Type.String(),
  accessExpiresAt: Instant,
  refreshToken: Type.String(),
  refreshExpiresAt: Instant,
  member: Member,
  isNew: Type.Boolean(),
})

export const Consent = Shape({
  version: Type.String(),
  title: Type.String(),
  /** Plain paragraphs. */
  text: Type.Array(Type.String()),
  textHash: Type.String(),
})

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
export const MaybeMember = Nullable(Member)
