/** Asks WeChat who is signing in, and gives what it is known by in the form that may be stored. */
import type { Cipher } from '../platform/cipher.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Wechat, WechatError } from '../platform/wechat/index.ts'

/** WeChat holds this user for a risk, and lets nobody sign in for them. */
const HIGH_RISK_USER = 40226

export interface KnownBy {
  kind: 'openid' | 'unionid'
  /** A keyed hash: found by, and saying nothing. */
  value: string
  sealed: string
}

export async function whoSignsIn(wechat: Wechat, cipher: Cipher, code: string): Promise<KnownBy[]> {
  const { openid, unionid } = await login(wechat, code)
  const known = [knownBy(cipher, 'openid', openid)]
  return unionid ? [...known, knownBy(cipher, 'unionid', unionid)] : known
}

/** Bound to the row it stands in: copied into another row, it does not open. */
function knownBy(cipher: Cipher, kind: KnownBy['kind'], text: string): KnownBy {
  const value = cipher.blind(text)
  return { kind, value, sealed: cipher.seal(text, `${kind}/${value}`) }
}

async function login(wechat: Wechat, code: string) {
  try {
    return await wechat.login(code)
  } catch (error) {
    throw error instanceof WechatError ? refusalFor(error) : error
  }
}

function refusalFor({ errcode, kind }: WechatError): Refusal {
  if (errcode === HIGH_RISK_USER) return new Refusal('MEMBER_BLOCKED')
  return new Refusal(kind === 'user' ? 'CODE_INVALID' : 'WECHAT_BUSY')
}
