import { type TObject, Type } from 'typebox'
import type { EventType } from './facts.ts'
import { Id, Instant, Nullable, OneOf, Shape, Text } from './schema.ts'

/** A CloudEvent 1.0 in JSON. `source` is the id of the event source, `subject` says whose it is. */
export const CloudEvent = Type.Object(
  {
    specversion: Type.Literal('1.0'),
    /** With the source, what makes it one and the same event. */
    id: Id,
    source: Id,
    type: Text(40),
    /** `member/<id>`, `phone/<+86…>`, `openid/…`, `unionid/…`, `customer/<number>`. */
    subject: Text(120),
    /** RFC 3339, with its offset. */
    time: Text(40),
    datacontenttype: Type.Optional(Type.Literal('application/json')),
    dataschema: Type.Optional(Text(200)),
    data: Type.Record(Type.String(), Type.Unknown()),
  },
  { additionalProperties: false },
)
/** recorded: new. known: told before, nothing changed. refused: code says why, nothing changed. */
export const EventAnswer = Shape({
  id: Type.String(),
  state: OneOf('recorded', 'known', 'refused'),
  code: Nullable(Type.String()),
  detail: Nullable(Type.String()),
})
/** One, or so many. */
export const EVENTS_MAX = 500
export const CloudEvents = Type.Union([CloudEvent, Type.Array(CloudEvent, { maxItems: EVENTS_MAX })])
export const EventAnswers = Shape({ items: Type.Array(EventAnswer) })

export const EventSource = Shape({
  id: Id,
  name: Type.String(),
  state: OneOf('active', 'stopped'),
  types: Type.Array(Type.String()),
  keys: Type.Array(Shape({ id: Id, from: Instant, until: Nullable(Instant) })),
  addedAt: Instant,
})
export const AddSourceInput = Shape({
  sourceId: Id,
  name: Text(40),
  types: Type.Array(Text(40), { minItems: 1, maxItems: 20 }),
})
export const EditSourceInput = Shape({
  sourceId: Id,
  name: Text(40),
  types: Type.Array(Text(40), { minItems: 1, maxItems: 20 }),
  state: OneOf('active', 'stopped'),
})
export const SourceInput = Shape({ sourceId: Id })
/** The old key is good for so many hours more. */
export const RotateKeyInput = Shape({
  sourceId: Id,
  overlapHours: Type.Integer({ minimum: 0, maximum: 720 }),
})
/** Shown once. */
export const SourceKey = Shape({ source: EventSource, keyId: Id, secret: Type.String() })
export const EventSources = Shape({ items: Type.Array(EventSource) })
/** Ten billion yuan: what any number of them add up to is still a whole number. */
const FEN_MAX = 1_000_000_000_000
const Fen = Type.Integer({ minimum: 1, maximum: FEN_MAX })
const Purchase = Shape({
  amountFen: Fen,
  channel: Type.Optional(Text(40)),
  category: Type.Optional(Text(40)),
  store: Type.Optional(Text(40)),
})
/** `undoes`: the id of the purchase it takes back, of the same source. */
const Refund = Shape({ undoes: Id, amountFen: Fen })
const Assets = Shape({
  averageFen: Type.Integer({ minimum: 0, maximum: FEN_MAX }),
  product: Type.Optional(Text(40)),
})
const CardBound = Shape({ bank: Type.Optional(Text(40)), cardType: Type.Optional(Text(40)) })
const Birthday = Shape({})
/** By the names the bank calls them by: an operator's login, a branch's id. */
const Custody = Shape({ manager: Type.Optional(Text(64)), branch: Type.Optional(Text(64)) })

const eventData: Readonly<Record<EventType, TObject>> = {
  'assets.reported': Assets,
  'card.bound': CardBound,
  'custody.confirmed': Custody,
  'member.birthday': Birthday,
  'purchase.paid': Purchase,
  'purchase.refunded': Refund,
}

/** The whole event of each type. */
export const eventOf = (type: EventType) =>
  Type.Object(
    { ...CloudEvent.properties, type: Type.Literal(type), data: eventData[type] },
    { additionalProperties: false },
  )
