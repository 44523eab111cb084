import type { Static } from 'typebox'
import { call, type RefusalOf } from './call.ts'
import type * as schema from './identity.schema.ts'

export type Member = Static<typeof schema.Member>
export type Profile = Static<typeof schema.Profile>
export type SignInInput = Static<typeof schema.SignInInput>
export type RefreshInput = Static<typeof schema.RefreshInput>
export type Session = Static<typeof schema.Session>
export type Consent = Static<typeof schema.Consent>
export type ConsentAct = Static<typeof schema.ConsentAct>
export type ConsentActs = Static<typeof schema.ConsentActs>
export type NicknameInput = Static<typeof schema.NicknameInput>
export type AvatarInput = Static<typeof schema.AvatarInput>
export type PhoneInput = Static<typeof schema.PhoneInput>
export type PhoneCodeInput = Static<typeof schema.PhoneCodeInput>
export type PhoneByCodeInput = Static<typeof schema.PhoneByCodeInput>
export type AgreeInput = Static<typeof schema.AgreeInput>
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
  /** On every phone, this one too. */
  signOutEverywhere: call<Nothing, Nothing>()('POST', '/identity/sign-out-everywhere'),
  me: call<Nothing, Profile>()('GET', '/identity/me'),
  setNickname: call<NicknameInput, Profile>()('PUT', '/identity/nickname', [
    'NICKNAME_REFUSED',
    'WECHAT_BUSY',
  ]),
  setAvatar: call<AvatarInput, Profile>()('PUT', '/identity/avatar', ['IMAGE_INVALID', 'WECHAT_BUSY']),
  /** The number that WeChat gives for the tap: nobody types it. */
  setPhone: call<PhoneInput, Profile>()('POST', '/identity/phone', [
    'CODE_INVALID',
    'PHONE_TAKEN',
    'WECHAT_BUSY',
  ]),
  /** Sends a code to a number: outside WeChat, or where the tap is not to be had. It says nothing of who has the number. */
  sendPhoneCode: call<PhoneCodeInput, Nothing>()('POST', '/identity/phone/codes', [
    'SMS_TOO_OFTEN',
    'SMS_UNAVAILABLE',
  ]),
  setPhoneByCode: call<PhoneByCodeInput, Profile>()('POST', '/identity/phone/by-code', [
    'SMS_CODE_WRONG',
    'SMS_CODE_OVER',
    'PHONE_TAKEN',
  ]),
  removePhone: call<Nothing, Profile>()('DELETE', '/identity/phone'),
  consents: call<Nothing, ConsentActs>()('GET', '/identity/consents'),
  agree: call<AgreeInput, Profile>()('POST', '/identity/consent', ['CONSENT_OUTDATED']),
  /** Ends every session; the next sign-in asks again. */
  withdraw: call<Nothing, Nothing>()('POST', '/identity/consent/withdraw'),
}

export type SignInRefusal = RefusalOf<typeof identityApi.signIn>
