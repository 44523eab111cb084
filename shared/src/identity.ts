import type { Static } from 'typebox'
import { call, type RefusalOf } from './call.ts'
import type * as schema from './identity.schema.ts'

export type Role = 'admin' | 'editor' | 'approver' | 'manager' | 'auditor'
export type Member = Static<typeof schema.Member>
export type SignInInput = Static<typeof schema.SignInInput>
export type RefreshInput = Static<typeof schema.RefreshInput>
export type Session = Static<typeof schema.Session>
export type Consent = Static<typeof schema.Consent>
export type Operator = Static<typeof schema.Operator>
export type OperatorSignInInput = Static<typeof schema.OperatorSignInInput>
export type OperatorSession = Static<typeof schema.OperatorSession>
export type AddOperatorInput = Static<typeof schema.AddOperatorInput>
export type AuditEntry = Static<typeof schema.AuditEntry>
export type AuditPage = Static<typeof schema.AuditPage>
export type ListAuditInput = Static<typeof schema.ListAuditInput>
type Nothing = Record<never, never>

export const identityApi = {
  consent: call<Nothing, Consent>()('GET', '/identity/consent'),
  signIn: call<SignInInput, Session>()('POST', '/identity/sign-in', [
    'CODE_INVALID',
    'CONSENT_MISSING',
    'CONSENT_OUTDATED',
    'MEMBER_BLOCKED',
    'WECHAT_BUSY',
  ]),
  refresh: call<RefreshInput, Session>()('POST', '/identity/refresh', ['SESSION_REVOKED']),
  signOut: call<Nothing, Nothing>()('POST', '/identity/sign-out'),
  me: call<Nothing, Member>()('GET', '/identity/me'),
}

export const operatorApi = {
  signIn: call<OperatorSignInInput, OperatorSession>()('POST', '/admin/sign-in', ['PASSWORD_WRONG']),
  me: call<Nothing, Operator>()('GET', '/admin/me'),
  list: call<Nothing, { items: Operator[] }>()('GET', '/admin/operators'),
  add: call<AddOperatorInput, Operator>()('POST', '/admin/operators', ['LOGIN_TAKEN']),
  audit: call<ListAuditInput, AuditPage>()('GET', '/admin/audit'),
}

export type SignInRefusal = RefusalOf<typeof identityApi.signIn>
