import type { Static } from 'typebox'
import { call } from './call.ts'
import type * as schema from './operators.schema.ts'

export type Role = 'admin' | 'editor' | 'approver' | 'manager' | 'auditor'
export type Operator = Static<typeof schema.Operator>
export type OperatorSignInInput = Static<typeof schema.OperatorSignInInput>
export type OperatorSession = Static<typeof schema.OperatorSession>
export type OperatorLine = Static<typeof schema.OperatorLine>
export type BrowserSession = Static<typeof schema.BrowserSession>
export type Must = Static<typeof schema.Must>
export type ChangePasswordInput = Static<typeof schema.ChangePasswordInput>
export type BeginTotpInput = Static<typeof schema.BeginTotpInput>
export type TotpSecret = Static<typeof schema.TotpSecret>
export type ConfirmTotpInput = Static<typeof schema.ConfirmTotpInput>
export type RecoveryCodes = Static<typeof schema.RecoveryCodes>
export type SetRoleInput = Static<typeof schema.SetRoleInput>
export type SetOperatorStateInput = Static<typeof schema.SetOperatorStateInput>
export type ResetPasswordInput = Static<typeof schema.ResetPasswordInput>
export type AskForOperatorInput = Static<typeof schema.AskForOperatorInput>
export type AddImageInput = Static<typeof schema.AddImageInput>
export type AddedImage = Static<typeof schema.AddedImage>
export type AuditFilter = Static<typeof schema.AuditFilter>
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

const SIGN_IN = ['PASSWORD_WRONG', 'LOGIN_LOCKED', 'TOTP_MISSING', 'TOTP_WRONG'] as const

export const operatorApi = {
  /** For programs: a bearer token. Browsers open a session. */
  signIn: call<OperatorSignInInput, OperatorSession>()('POST', '/admin/sign-in', SIGN_IN),
  signOut: call<Nothing, Nothing>()('POST', '/admin/sign-out'),
  openSession: call<OperatorSignInInput, BrowserSession>()('POST', '/admin/session', SIGN_IN),
  session: call<Nothing, BrowserSession>()('GET', '/admin/session'),
  me: call<Nothing, Operator>()('GET', '/admin/me'),
  /** Ends every session, this one too. */
  changePassword: call<ChangePasswordInput, Nothing>()('PUT', '/admin/me/password', [
    'PASSWORD_WRONG',
    'LOGIN_LOCKED',
    'PASSWORD_WEAK',
  ]),
  beginTotp: call<BeginTotpInput, TotpSecret>()('POST', '/admin/totp', [
    'PASSWORD_WRONG',
    'LOGIN_LOCKED',
    'TOTP_ENROLLED',
  ]),
  confirmTotp: call<ConfirmTotpInput, RecoveryCodes>()('POST', '/admin/totp/confirm', [
    'LOGIN_LOCKED',
    'TOTP_NOT_BEGUN',
    'TOTP_ENROLLED',
    'TOTP_WRONG',
  ]),
  list: call<Nothing, { items: OperatorLine[] }>()('GET', '/admin/operators'),
  add: call<AddOperatorInput, Operator>()('POST', '/admin/operators', ['LOGIN_TAKEN', 'PASSWORD_WEAK']),
  setRole: call<SetRoleInput, Operator>()('PUT', '/admin/operators/:operatorId/role', [
    'OPERATOR_UNKNOWN',
    'ADMIN_LAST',
  ]),
  setState: call<SetOperatorStateInput, Operator>()('PUT', '/admin/operators/:operatorId/state', [
    'OPERATOR_UNKNOWN',
    'ADMIN_LAST',
  ]),
  resetPassword: call<ResetPasswordInput, Operator>()('PUT', '/admin/operators/:operatorId/password', [
    'OPERATOR_UNKNOWN',
    'PASSWORD_WEAK',
  ]),
  /** Decided as an approval, of the kind `make-admin`. */
  askMakeAdmin: call<AskForOperatorInput, Approval>()('POST', '/admin/operators/:operatorId/admin', [
    'OPERATOR_UNKNOWN',
  ]),
  /** For who lost the phone and the recovery codes; of the kind `drop-totp`. */
  askDropTotp: call<AskForOperatorInput, Approval>()('POST', '/admin/operators/:operatorId/drop-totp', [
    'OPERATOR_UNKNOWN',
  ]),
  audit: call<ListAuditInput, AuditPage>()('GET', '/admin/audit'),
  auditFile: call<AuditFilter, string>()('GET', '/admin/audit.csv'),
  addImage: call<AddImageInput, AddedImage>()('POST', '/admin/images', ['IMAGE_INVALID']),
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
    'BUDGET_WINDOW_FULL',
    'STOCK_EMPTY',
    'SKU_UNKNOWN',
    'CURRENCY_MISMATCH',
    'AMOUNT_INVALID',
    'OFFER_ENDED',
    'OFFER_BODY_INVALID',
    'OFFER_DAYS_INVALID',
    'OFFER_INCOMPLETE',
    'OFFER_SINGLE',
    'POLICY_VIOLATED',
    'MEMBER_UNKNOWN',
    'MEMBER_SAME',
    'MEMBER_CLOSED',
    'MEMBER_MERGED',
    'MEMBER_BLOCKED',
    'MEMBER_IN_DEBT',
    'MERGE_UNKNOWN',
    'MERGE_UNDONE',
    'OPERATOR_UNKNOWN',
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
