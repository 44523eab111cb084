import { Type } from 'typebox'
import { Amount, Nullable, OneOf, Shape, Text } from './schema.ts'

const Rate = Type.Integer({ minimum: 1, maximum: 1_000_000_000 })
/** What one fact gives: a fixed amount; or so much for each full `per` of a number (1 point per 100 fen: {amount: 1, per: 100}). */
const Gives = Nullable(Shape({ amount: Rate, per: Nullable(Shape({ number: Text(40), of: Rate })) }))
/** The body of an offer of the kind `earn`. */
export const EarnBody = Shape({
  fact: Text(40),
  /** Words of the fact's data that must be these. */
  where: Type.Optional(Type.Record(Type.String(), Text(40))),
  points: Gives,
  growth: Gives,
  /** Whether the tier's multiplier holds for the points. */
  multiplied: Type.Boolean(),
  /** Caps per member and window, before refunds. */
  cap: Nullable(
    Shape({ window: OneOf('day', 'month', 'total'), points: Nullable(Amount), growth: Nullable(Amount) }),
  ),
  lotDays: Type.Integer({ minimum: 1, maximum: 3650 }),
})
