/** Asks WeChat who is signing in, or which phone is theirs, and gives what it says in the form that may be stored. */
import type { Cipher } from '../platform/cipher.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Wechat, WechatError } from '../platform/wechat/index.ts'
import type { Identity } from './commands/identities.ts'
import { phoneText } from './phone-text.ts'
import { sealIdentity } from './seals.ts'

/** WeChat holds this user for a risk, and lets nobody sign in for them. */
const HIGH_RISK_USER = 40226

/**
 * The session_key that comes along is let go at once: it opens what the phone encrypts and signs what WeChat believes, and all that
 * we need (the phone number, the share code) WeChat gives to the server itself. What is not kept can't be lost.
 */
export async function whoSignsIn(wechat: Wechat, cipher: Cipher, code: string): Promise<Identity[]> {
  const { openid, unionid } = await refusing(wechat.login(code))
  const known = [sealIdentity(cipher, { kind: 'openid', text: openid, memberId: null })]
  return unionid
    ? [...known, sealIdentity(cipher, { kind: 'unionid', text: unionid, memberId: null })]
    : known
}

export interface PhoneTap {
  memberId: string
  /** WeChat checks that the tap was made by this user. */
  openid: string
  code: string
}

export async function whosePhone(
  wechat: Wechat,
  cipher: Cipher,
  { memberId, openid, code }: PhoneTap,
): Promise<Identity> {
  const text = phoneText(await refusing(wechat.phoneNumber({ code, openid })))
  return sealIdentity(cipher, { kind: 'phone', text, memberId })
}

async function refusing<Answer>(asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked
  } catch (error) {
    throw error instanceof WechatError ? refusalFor(error) : error
  }
}

function refusalFor({ errcode, kind }: WechatError): Refusal {
  if (errcode === HIGH_RISK_USER) return new Refusal('MEMBER_BLOCKED')
  return new Refusal(kind === 'user' ? 'CODE_INVALID' : 'WECHAT_BUSY')
}
