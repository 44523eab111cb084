import { Type } from 'typebox'
import { Amount, Id, Instant, Nullable, OneOf, Shape, Text } from './schema.ts'

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
    /** RFC 3339. */
    time: Type.String({ format: 'date-time' }),
    datacontenttype: Type.Optional(Type.Literal('application/json')),
    dataschema: Type.Optional(Text(200)),
    data: Type.Record(Type.String(), Type.Unknown()),
  },
  { additionalProperties: false },
)
export const EventRefusal = Type.String()
/** recorded: new. known: told before, nothing changed. refused: code says why, nothing changed. */
export const EventAnswer = Shape({
  id: Type.String(),
  state: OneOf('recorded', 'known', 'refused'),
  code: Nullable(EventRefusal),
  detail: Nullable(Type.String()),
})
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
export const Purchase = Shape({
  amountFen: Amount,
  channel: Type.Optional(Text(40)),
  category: Type.Optional(Text(40)),
  store: Type.Optional(Text(40)),
})
/** `undoes`: the id of the purchase it takes back, of the same source. */
export const Refund = Shape({ undoes: Id, amountFen: Amount })
export const Assets = Shape({ averageFen: Type.Integer({ minimum: 0 }), product: Type.Optional(Text(40)) })
export const CardBound = Shape({ bank: Type.Optional(Text(40)), cardType: Type.Optional(Text(40)) })
export const Birthday = Shape({})
