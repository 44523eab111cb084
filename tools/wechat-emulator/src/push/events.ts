/** What WeChat tells an app's server: the events, as a test names them. */

export type Suggestion = 'pass' | 'review' | 'risky'

export interface SubscribeAnswer {
  templateId: string
  status: 'accept' | 'reject'
}

export type PushEvent =
  /** A user answered the popup of wx.requestSubscribeMessage. */
  | { event: 'subscribe_msg_popup_event'; openid: string; answers: SubscribeAnswer[] }
  /** A user turned templates off in the settings. */
  | { event: 'subscribe_msg_change_event'; openid: string; templateIds: string[] }
  | {
      event: 'subscribe_msg_sent_event'
      openid: string
      templateId: string
      msgId: string
      errorCode?: number
      errorStatus?: string
    }
  | { event: 'wxa_media_check'; traceId: string; errcode?: number; suggest?: Suggestion; label?: number }
  /** The platform cleaned a risky profile. */
  | { event: 'user_info_modified'; openid: string }
  /** `revokeInfo`: 2 address, 6 nickname and avatar, 8 phone, 19 nickname typed, 20 avatar chosen, … */
  | { event: 'user_authorization_revoke'; openid: string; revokeInfo: string }
  /** The user closed the WeChat account. */
  | { event: 'user_authorization_cancellation'; openid: string }
  /** `detail` is sent as the JSON text that WeChat sends; its fields depend on `eventType`. */
  | {
      event: 'wxa_punish_event'
      eventType: 1 | 2 | 3 | 4 | 10
      punishId?: string
      illegalReason?: string
      detail?: Record<string, unknown>
    }
  /** Anything else: `body` is laid over the common fields. */
  | { event: 'other'; body: Record<string, unknown> }

/** Where an app's events go, as its owner set it up in WeChat's console. The data format is JSON. */
export interface PushSettings {
  url: string
  token: string
  /** 43 characters; needed in safe mode. */
  encodingAesKey?: string
  /** `plain` when left out. */
  mode?: 'plain' | 'safe'
  /** Taps, sends and media checks push by themselves unless this is false. */
  automatic?: boolean
  /** 5,000 ms at WeChat. */
  answerWithinMs?: number
  /** Further attempts when nobody said `success` in time: 3 at WeChat. */
  retriesMax?: number
  /** Between two attempts; 200 ms when left out. */
  retryAfterMs?: number
}

export interface PushOptions {
  /** How often the same event is sent, each with its own nonce: 1 when left out. */
  copies?: number
  delayMs?: number
  /** `wrong` signs with another token; `plain-only` leaves msg_signature out in safe mode. */
  signature?: 'right' | 'wrong' | 'missing' | 'plain-only'
  /** Moves the timestamp of the request, not that of the event: 600_000 is ten minutes old. */
  ageMs?: number
  /** Names another app inside the encrypted message. */
  sealedFor?: string
}

export interface PushAttempt {
  at: number
  /** null when no answer came. */
  status: number | null
  answer: string
  tookMs: number
}

/** One delivery with its attempts. */
export interface PushReport {
  id: number
  appid: string
  event: string
  acknowledged: boolean
  attempts: PushAttempt[]
}
