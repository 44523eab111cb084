import { Type } from 'typebox'
import { Id, Instant, Nullable, OneOf, PageOf, Paging, Shape, Text } from './schema.ts'

/** What a member may be told of. Each is asked for with one template of WeChat's. */
export const Topic = OneOf('order.shipped', 'points.expiring', 'tier.changed', 'tier.protected')

export const Setting = Shape({
  templateId: Id,
  /** So that a page can offer the one that belongs to it, as an order's does. */
  topic: Topic,
  title: Type.String(),
  /** When and why such a message comes. */
  about: Type.String(),
  isWanted: Type.Boolean(),
  /** Messages that may still be sent: one for each time the member allowed it. */
  granted: Type.Integer({ minimum: 0 }),
})
export const Settings = Shape({ items: Type.Array(Setting) })

/** What wx.requestSubscribeMessage said of each template. Only an accept counts. */
export const Answer = Shape({ templateId: Id, answer: OneOf('accept', 'reject', 'ban', 'filter') })
export const AnswersInput = Shape({ answers: Type.Array(Answer, { minItems: 1, maxItems: 5 }) })
export const SetWantedInput = Shape({ templateId: Id, isWanted: Type.Boolean() })

/** `value` is text with the topic's values in braces, as `{title}`; `key` is the template's, as `thing1`. */
export const Field = Shape({
  key: Type.String({ pattern: '^[a-z_]{1,20}[0-9]{1,3}$' }),
  value: Text(60),
})
/** paused: WeChat banned it, or an operator did; nothing is sent, nothing is lost. off: members no longer see it. */
export const TemplateState = OneOf('live', 'paused', 'off')
const wording = {
  title: Text(20),
  about: Text(60),
  /** Where a tap on the message leads. */
  page: Type.String({ pattern: '^[A-Za-z0-9/_-]+(\\?[A-Za-z0-9=&{}_.-]*)?$', maxLength: 200 }),
  fields: Type.Array(Field, { minItems: 1, maxItems: 5 }),
}
export const AddTemplateInput = Shape({ templateId: Id, topic: Topic, ...wording })
export const EditTemplateInput = Shape({ templateId: Id, ...wording, state: TemplateState })
export const Template = Shape({
  templateId: Id,
  topic: Topic,
  title: Type.String(),
  about: Type.String(),
  page: Type.String(),
  fields: Type.Array(Field),
  state: TemplateState,
  /** WeChat's number for what went wrong last, until the template is edited. */
  trouble: Nullable(Type.Integer()),
})
export const Templates = Shape({ items: Type.Array(Template) })

/** unsure: sent, and no answer came. dropped: the member no longer wants or allows it. failed: WeChat will not take it. */
export const MessageState = OneOf('waiting', 'sending', 'unsure', 'sent', 'dropped', 'failed')
export const ListMessagesInput = Shape({ ...Paging, state: Type.Optional(MessageState) })
export const Message = Shape({
  id: Type.String(),
  memberId: Id,
  templateId: Id,
  topic: Topic,
  state: MessageState,
  at: Instant,
  doneAt: Nullable(Instant),
  attempts: Type.Integer(),
  /** Why it was dropped or failed, when not for an answer of WeChat's. */
  because: Nullable(Type.String()),
  errcode: Nullable(Type.Integer()),
  /** What WeChat's support asks for. */
  rid: Nullable(Type.String()),
})
export const MessagePage = PageOf(Message)

export const RestrictionKind = OneOf('sharing')
export const Restriction = Shape({
  kind: RestrictionKind,
  since: Instant,
  /** Null: until an operator lifts it. */
  until: Nullable(Instant),
  reason: Type.String(),
  liftedAt: Nullable(Instant),
})
export const LiftInput = Shape({ kind: RestrictionKind, because: Text(200) })

/** What is left of a path today; `trouble` is why WeChat did not say. */
const PathQuota = Shape({
  path: Type.String(),
  perDay: Nullable(Type.Integer()),
  used: Nullable(Type.Integer()),
  left: Nullable(Type.Integer()),
  trouble: Nullable(Type.String()),
})
export const Health = Shape({
  push: Shape({ mode: OneOf('off', 'plain', 'safe'), lastAt: Nullable(Instant) }),
  /** Null before the first call. */
  token: Nullable(Shape({ endsAt: Instant, forcedToday: Type.Integer() })),
  quotas: Type.Array(PathQuota),
  restrictions: Type.Array(Restriction),
  messages: Shape({ waiting: Type.Integer(), unsure: Type.Integer(), failed: Type.Integer() }),
  /** The newest failures first. */
  failures: Type.Array(Message),
})
