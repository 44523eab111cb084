/** What a push says, in plain shapes: WeChat writes one item bare and several in a list, and times as text or as numbers. */

export interface Receipt {
  templateId: string
  messageId: string
  /** 0 when it was delivered. */
  errcode: number
}

type Content =
  | { kind: 'accepted'; templateIds: string[] }
  | { kind: 'muted'; templateIds: string[] }
  | { kind: 'receipts'; receipts: Receipt[] }
  | { kind: 'media'; traceId: string; suggest: 'pass' | 'review' | 'risky' }
  /** WeChat's numbers of what was taken back; none named means the profile. */
  | { kind: 'revoked'; numbers: number[] }
  | { kind: 'cancelled' }
  | { kind: 'punished'; since: number; until: number | null; reason: string }
  | { kind: 'other' }

export type PushNews = Content & {
  /** WeChat's name of the event. */
  event: string
  at: number
}

export interface PushEvent {
  news: PushNews
  /** The same for the same news, however often and in whatever order it comes. Holds the openid: only its keyed hash may be stored. */
  key: string
  /** Whom it is about; the platform writes in a name of its own, which is nobody's. */
  openid: string | null
}

type Body = Record<string, unknown>

interface Said {
  content: Content
  /** Parts two pieces of news about one person in one second. */
  mark: (string | number)[]
}

const ITEMS_MAX = 20
const REASON_MAX = 200
const DAY_MS = 86_400_000

const isBody = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An id of WeChat's making; what has another form is not looked at further. */
function idIn(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && /^[\w.-]{1,128}$/.test(text) ? text : null
}

const idsIn = (items: Body[], name: string): string[] => items.flatMap((item) => idIn(item[name]) ?? [])

function numberIn(value: unknown): number | null {
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null
}

function instantIn(seconds: unknown): number | null {
  const number = numberIn(seconds)
  return number !== null && number > 0 && number < 1e11 ? number * 1000 : null
}

/** In JSON the list stands bare in some documents, and below the event's XML name in others. */
function listIn(body: Body, wrapper: string): Body[] {
  const wrapped = body[wrapper]
  const list = body.List ?? (isBody(wrapped) ? wrapped.List : undefined)
  return (Array.isArray(list) ? list : [list]).filter(isBody).slice(0, ITEMS_MAX)
}

/** Null for what is no message of WeChat's at all. */
export function readPush(body: Body): PushEvent | null {
  const at = instantIn(body.CreateTime)
  const type = idIn(body.MsgType)
  const event = type === 'event' ? idIn(body.Event) : type
  if (at === null || event === null) return null
  const who = idIn(body.OpenID) ?? idIn(body.FromUserName)
  const { content, mark } = readers.get(event)?.(body) ?? unread(body)
  const isPersonal = content.kind !== 'media' && content.kind !== 'punished'
  const key = [event, isPersonal ? who : '', at, ...mark].join('/')
  return { news: { ...content, event, at }, key, openid: isPersonal ? who : null }
}

const unread = (body: Body): Said => ({ content: { kind: 'other' }, mark: [idIn(body.MsgId) ?? ''] })

const readers: ReadonlyMap<string, (body: Body) => Said> = new Map([
  ['subscribe_msg_popup_event', (body) => answersIn(listIn(body, 'SubscribeMsgPopupEvent'), 'accepted')],
  ['subscribe_msg_change_event', (body) => answersIn(listIn(body, 'SubscribeMsgChangeEvent'), 'muted')],
  ['subscribe_msg_sent_event', (body) => receiptsIn(listIn(body, 'SubscribeMsgSentEvent'))],
  ['wxa_media_check', mediaIn],
  ['user_info_modified', revokedIn],
  ['user_authorization_revoke', revokedIn],
  ['user_authorization_cancellation', () => ({ content: { kind: 'cancelled' }, mark: [] })],
  ['wxa_punish_event', punishmentIn],
])

const statusOf = { accepted: 'accept', muted: 'reject' } as const

function answersIn(items: Body[], kind: 'accepted' | 'muted'): Said {
  const counting = items.filter((item) => item.SubscribeStatusString === statusOf[kind])
  const templateIds = [...new Set(idsIn(counting, 'TemplateId'))]
  return { content: { kind, templateIds }, mark: idsIn(items, 'TemplateId').sort() }
}

function receiptsIn(items: Body[]): Said {
  const receipts = items.flatMap((item): Receipt[] => {
    const templateId = idIn(item.TemplateId)
    const messageId = idIn(item.MsgID)
    const errcode = numberIn(item.ErrorCode)
    return templateId && messageId && errcode !== null ? [{ templateId, messageId, errcode }] : []
  })
  return { content: { kind: 'receipts', receipts }, mark: receipts.map(({ messageId }) => messageId).sort() }
}

function mediaIn({ trace_id: trace, errcode, result }: Body): Said {
  const traceId = idIn(trace) ?? ''
  const said = isBody(result) ? result.suggest : undefined
  const suggest = said === 'pass' || said === 'risky' ? said : 'review'
  // What could not be downloaded was not looked at: it is for a person to see.
  const wasSeen = (numberIn(errcode) ?? 0) === 0
  return { content: { kind: 'media', traceId, suggest: wasSeen ? suggest : 'review' }, mark: [traceId] }
}

function revokedIn({ RevokeInfo: revoked }: Body): Said {
  const parts = (Array.isArray(revoked) ? revoked : [revoked]).slice(0, ITEMS_MAX)
  const numbers = parts.flatMap((part) =>
    typeof part === 'string'
      ? part.split(',').flatMap((one) => numberIn(one.trim()) ?? [])
      : (numberIn(part) ?? []),
  )
  return { content: { kind: 'revoked', numbers }, mark: numbers }
}

function punishmentIn(body: Body): Said {
  const since = instantIn(body.punish_time) ?? instantIn(body.CreateTime) ?? 0
  const reason = wordsIn(body.illegal_reason)
  return {
    content: { kind: 'punished', since, until: endIn(body.detail, since), reason },
    mark: [idIn(body.punish_id) ?? ''],
  }
}

/** Text that any database keeps: no control characters, no half of a surrogate pair. */
const wordsIn = (value: unknown): string =>
  typeof value === 'string'
    ? Buffer.from(value.slice(0, REASON_MAX).replace(/\p{Cc}/gu, ' ')).toString('utf8')
    : ''

/** A ban says for how many days; a warning, or a page that was taken down, has no end that WeChat names. */
function endIn(detail: unknown, since: number): number | null {
  const said = typeof detail === 'string' ? parsed(detail) : detail
  if (!isBody(said)) return null
  const days = [said.banned_days, said.suspended_days].flat().flatMap((value) => numberIn(value) ?? [])
  return days.length ? since + Math.max(...days) * DAY_MS : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
