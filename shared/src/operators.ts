import type { Static } from 'typebox'
import { call } from './call.ts'
import type * as schema from './operators.schema.ts'

export type Role = 'admin' | 'editor' | 'approver' | 'manager' | 'auditor'
export type Operator = Static<typeof schema.Operator>
export type OperatorSignInInput = Static<typeof schema.OperatorSignInInput>
export type OperatorSession = Static<typeof schema.OperatorSession>
export type AddOperatorInput = Static<typeof schema.AddOperatorInput>
export type AuditEntry = Static<typeof schema.AuditEntry>
export type AuditPage = Static<typeof schema.AuditPage>
export type ListAuditInput = Static<typeof schema.ListAuditInput>
type Nothing = Record<never, never>

export const operatorApi = {
  signIn: call<OperatorSignInInput, OperatorSession>()('POST', '/admin/sign-in', ['PASSWORD_WRONG']),
  me: call<Nothing, Operator>()('GET', '/admin/me'),
  list: call<Nothing, { items: Operator[] }>()('GET', '/admin/operators'),
  add: call<AddOperatorInput, Operator>()('POST', '/admin/operators', ['LOGIN_TAKEN']),
  audit: call<ListAuditInput, AuditPage>()('GET', '/admin/audit'),
}
