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
export type Approval = Static<typeof schema.Approval>
export type ApprovalState = Static<typeof schema.ApprovalState>
export type ApprovalInput = Static<typeof schema.ApprovalInput>
export type ListApprovalsInput = Static<typeof schema.ListApprovalsInput>
export type ApprovalPage = Static<typeof schema.ApprovalPage>
type Nothing = Record<never, never>

export const operatorApi = {
  signIn: call<OperatorSignInInput, OperatorSession>()('POST', '/admin/sign-in', ['PASSWORD_WRONG']),
  me: call<Nothing, Operator>()('GET', '/admin/me'),
  list: call<Nothing, { items: Operator[] }>()('GET', '/admin/operators'),
  add: call<AddOperatorInput, Operator>()('POST', '/admin/operators', ['LOGIN_TAKEN']),
  audit: call<ListAuditInput, AuditPage>()('GET', '/admin/audit'),
}

const DECIDED = ['APPROVAL_UNKNOWN', 'APPROVAL_DECIDED', 'APPROVAL_EXPIRED'] as const

export const approvalApi = {
  list: call<ListApprovalsInput, ApprovalPage>()('GET', '/admin/approvals'),
  /** Refuses also with what the deed itself may be refused with. */
  approve: call<ApprovalInput, Approval>()('POST', '/admin/approvals/:approvalId/approve', [
    ...DECIDED,
    'APPROVAL_OWN',
    'BUDGET_UNKNOWN',
    'BUDGET_EXHAUSTED',
    'AMOUNT_INVALID',
  ]),
  reject: call<ApprovalInput, Approval>()('POST', '/admin/approvals/:approvalId/reject', [
    ...DECIDED,
    'APPROVAL_OWN',
  ]),
  withdraw: call<ApprovalInput, Approval>()('POST', '/admin/approvals/:approvalId/withdraw', [
    ...DECIDED,
    'APPROVAL_OTHERS',
  ]),
}
