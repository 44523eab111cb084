import type { Static } from 'typebox'
import { call, type RefusalOf } from './call.ts'
import type * as schema from './identity.schema.ts'

export type Member = Static<typeof schema.Member>
export type SignInInput = Static<typeof schema.SignInInput>
export type RefreshInput = Static<typeof schema.RefreshInput>
export type Session = Static<typeof schema.Session>
export type Consent = Static<typeof schema.Consent>
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

export type SignInRefusal = RefusalOf<typeof identityApi.signIn>
