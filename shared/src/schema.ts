/** The few shapes every contract uses. */
import { type TProperties, type TSchema, Type } from 'typebox'

export const Id = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9._~-]+$' })
/** The last and the first moment a Date can hold. */
const DATE_MAX = 8_640_000_000_000_000
/** Milliseconds since 1970. */
export const Instant = Type.Integer({
  minimum: -DATE_MAX,
  maximum: DATE_MAX,
  description: 'Milliseconds since 1970-01-01T00:00:00Z',
})
/** A business day in Asia/Shanghai. */
export const Day = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  description: 'Business day in Asia/Shanghai',
})
export const Amount = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })
export const Balance = Type.Integer()
export const Text = (maxLength: number, minLength = 1) => Type.String({ minLength, maxLength })
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
/** An object that takes no other member than these. */
export const Shape = <P extends TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false })
export const PageOf = <T extends TSchema>(item: T) =>
  Shape({ items: Type.Array(item), next: Nullable(Type.String()) })
/** Where a list goes on, and how much of it is wanted. */
export const Paging = {
  cursor: Type.Optional(Text(200)),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
}
/** One of a few words. */
export const OneOf = <const Word extends string>(...words: Word[]) => Type.Enum(words)
export const Empty = Shape({})
