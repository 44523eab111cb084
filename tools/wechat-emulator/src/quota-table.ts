/** WeChat's documented limits by path, and with which code each refuses; a path that is not here does not exist. */
import type { Quota } from './stores/apps.ts'
import type { Exceeded } from './stores/quotas.ts'

export interface PathLimits extends Quota {
  /** Where a path leaves the usual codes. */
  refuses?: Partial<Record<Exceeded, number>>
}

const usual: Record<Exceeded, number> = { second: 45011, minute: 45011, day: 45009, month: 45009 }

export const limitsByPath: Readonly<Record<string, PathLimits>> = {
  '/sns/jscode2session': {},
  '/cgi-bin/token': { perDay: 2_000 },
  '/cgi-bin/stable_token': { perMinute: 10_000, perDay: 500_000 },
  '/wxa/checksession': {},
  '/wxa/resetusersessionkey': { perMinute: 60_000 },
  '/wxa/business/getuserphonenumber': {},
  '/wxa/getwxacodeunlimit': { perMinute: 5_000 },
  '/wxa/generate_urllink': { perSecond: 100, perDay: 500_000, refuses: { second: 44990, day: 44993 } },
  '/wxa/query_urllink': {},
  '/cgi-bin/message/subscribe/send': { perDay: 10_000_000 },
  '/wxa/msg_sec_check': { perMinute: 4_000, perDay: 2_000_000, refuses: { minute: 44991 } },
  '/wxa/media_check_async': { perMinute: 2_000, perDay: 200_000, refuses: { minute: 44991 } },
  '/wxa/getuserriskrank': { refuses: { second: 61081, minute: 61081 } },
  '/cgi-bin/openapi/quota/get': {},
  '/cgi-bin/openapi/rid/get': {},
  '/cgi-bin/clear_quota': {},
}

export const quotaErrcode = (path: string, exceeded: Exceeded): number =>
  limitsByPath[path]?.refuses?.[exceeded] ?? usual[exceeded]
