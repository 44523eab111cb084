/** An event as WeChat writes it, with the oddities of its JSON. */
import { seconds } from '../clock.ts'
import type { App } from '../stores/apps.ts'
import type { PushEvent } from './events.ts'

/** Events of the platform come from its own name, which is no user's: theirs stands in OpenID. */
const platformName = 'oPlatformOfWeChatEmulator000'

type Body = Record<string, unknown>

export function bodyOf(app: App, event: PushEvent, now: number): Body {
  return { ToUserName: app.userName, ...nameOf(event, now), ...contentOf(app, event, now) }
}

/** Subscription events come from the user, and write their time as text. */
function nameOf(event: PushEvent, now: number): Body {
  const isSubscription = event.event.startsWith('subscribe_msg_')
  const CreateTime = isSubscription ? String(seconds(now)) : seconds(now)
  const FromUserName = isSubscription && 'openid' in event ? event.openid : platformName
  return { FromUserName, CreateTime, MsgType: 'event', Event: event.event }
}

function contentOf(app: App, event: PushEvent, now: number): Body {
  switch (event.event) {
    case 'subscribe_msg_popup_event':
      return { SubscribeMsgPopupEvent: { List: listOf(event.answers.map(popupAnswer)) } }
    case 'subscribe_msg_change_event':
      return { SubscribeMsgChangeEvent: { List: listOf(event.templateIds.map(rejection)) } }
    case 'subscribe_msg_sent_event':
      return { SubscribeMsgSentEvent: { List: sentReceipt(event) } }
    case 'wxa_media_check':
      return mediaVerdict(app, event)
    case 'wxa_punish_event':
      return punishment(app, event, now)
    case 'other':
      return event.body
    default:
      return {
        OpenID: event.openid,
        AppID: app.appid,
        ...('revokeInfo' in event ? { RevokeInfo: event.revokeInfo } : {}),
      }
  }
}

/** One item stands alone, several in an array. */
const listOf = (items: Body[]): unknown => (items.length === 1 ? items[0] : items)

const popupAnswer = ({ templateId, status }: { templateId: string; status: string }): Body => ({
  TemplateId: templateId,
  SubscribeStatusString: status,
  PopupScene: '0',
})

const rejection = (templateId: string): Body => ({
  TemplateId: templateId,
  SubscribeStatusString: 'reject',
})

const sentReceipt = (event: Extract<PushEvent, { event: 'subscribe_msg_sent_event' }>): Body => ({
  TemplateId: event.templateId,
  MsgID: event.msgId,
  ErrorCode: String(event.errorCode ?? 0),
  ErrorStatus: event.errorStatus ?? 'success',
})

function mediaVerdict(
  { appid }: App,
  { traceId, errcode = 0, suggest = 'pass', label = 100 }: Extract<PushEvent, { event: 'wxa_media_check' }>,
): Body {
  const isJudged = errcode === 0
  return {
    appid,
    trace_id: traceId,
    version: 2,
    detail: isJudged ? [{ strategy: 'content_model', errcode, suggest, label, prob: 90 }] : [],
    errcode,
    errmsg: isJudged ? 'ok' : 'download failed',
    result: isJudged ? { suggest, label } : { suggest: 'review', label: 100 },
  }
}

const rulesUrl = 'https://developers.weixin.qq.com/miniprogram/product/index.html'

const punishment = (
  { appid }: App,
  event: Extract<PushEvent, { event: 'wxa_punish_event' }>,
  now: number,
): Body => ({
  punish_id: event.punishId ?? '649557',
  appid,
  punish_time: seconds(now),
  illegal_reason: event.illegalReason ?? '存在诱导分享行为',
  illegal_content: ['emulated'],
  detail: JSON.stringify(event.detail ?? defaultDetail(event.eventType, now)),
  rule_url: rulesUrl,
  rule_name: '5.1',
  adjust_guide_url: rulesUrl,
  event_type: event.eventType,
})

const threeDaysMs = 3 * 24 * 60 * 60_000

function defaultDetail(eventType: 1 | 2 | 3 | 4 | 10, now: number): Body {
  switch (eventType) {
    case 1:
      return {
        warned_type: 1,
        rectify_deadline: seconds(now + threeDaysMs),
        warned_function_names: [],
        warned_ban_days: [3],
      }
    case 2:
      return { banned_days: [1], banned_function_names: ['分享朋友圈'] }
    case 3:
      return { suspended_days: 1 }
    case 4:
      return { banned_days: 3 }
    case 10:
      return { path: 'pages/index/index' }
  }
}
