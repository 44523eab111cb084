/** WeChat's way to say no: HTTP 200, an errcode, and a text that ends in a request id. */
import { hexadecimal } from '../randomness.ts'
import type { State } from '../state.ts'

const morePlainToken =
  'could get access_token by getStableAccessToken, more details at https://mmbizurl.cn/s/JtxxFh33r'

/** Evidence for each text is in the README. */
const texts: Record<number, string> = {
  [-1]: 'system error',
  40001: `invalid credential, access_token is invalid or not latest, ${morePlainToken}`,
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40066: 'invalid url',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40163: 'code been used',
  40226: 'code blocked',
  40243: 'appsecret is frozen',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41008: 'missing code',
  42001: 'access_token expired',
  43001: 'require GET method',
  43002: 'require POST method',
  44002: 'empty post data',
  44991: 'api minute-quota reach limit',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  47001: 'data format error',
  48001: 'api unauthorized',
  50004: 'forbid to use token',
  50007: 'account is banned',
  87009: 'invalid signature',
}

export const plainDailyQuotaText = `reach max api daily quota limit, ${morePlainToken}`

export class WechatRefusal extends Error {
  readonly errcode: number

  constructor(errcode: number, text = texts[errcode] ?? 'unknown error') {
    super(text)
    this.errcode = errcode
  }
}

export interface RefusalBody {
  errcode: number
  errmsg: string
}

/** Calls under /sns/ put a comma before the rid, the others do not. */
export function refusalBody(state: State, path: string, refusal: WechatRefusal): RefusalBody {
  const comma = path.startsWith('/sns/') ? ',' : ''
  return { errcode: refusal.errcode, errmsg: `${refusal.message}${comma} rid: ${newRid(state)}` }
}

/** The first group is the time of the call. */
function newRid({ clock, random }: State): string {
  const seconds = Math.floor(clock.now() / 1000)
  const group = () => random.text(8, hexadecimal)
  return `${seconds.toString(16).padStart(8, '0')}-${group()}-${group()}`
}
