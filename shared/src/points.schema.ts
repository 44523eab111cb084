import { Type } from 'typebox'
import { Balance, Day, Id, Instant, Nullable, OneOf, PageOf, Paging, Shape } from './schema.ts'

/** Why an amount moved. One sentence for each stands in words.zh.ts. */
export const Reason = OneOf(
  'sign-in',
  'redeem',
  'cancel',
  'expire',
  'gift',
  'correction',
  'fill',
  'cost',
  'closed',
  'merge',
  'unmerge',
  'purchase',
  'task',
  'referral',
  'quiz',
  'draw',
  'benefit',
  'refund',
)
export const LotPart = Shape({ expiresOn: Day, points: Type.Integer({ minimum: 1 }) })
export const Expiring = Shape({
  points: Type.Integer({ minimum: 1 }),
  expiresOn: Day,
  daysLeft: Type.Integer(),
})

export const PointsSummary = Shape({
  balance: Balance,
  /** What a reversal could not take back: 0 or more, and the next grants fill it first. */
  debt: Type.Integer({ minimum: 0 }),
  /** What lapses next, when anything does. */
  expiring: Nullable(Expiring),
  /** Open lots together by expiry day, the earliest first: the order in which they are used. */
  lots: Type.Array(LotPart),
})

export const ListHistoryInput = Shape({
  ...Paging,
  kind: Type.Optional(OneOf('earned', 'used', 'expired')),
})
export const HistoryEntry = Shape({
  id: Type.String(),
  at: Instant,
  /** Signed: what it did to the balance. */
  points: Type.Integer(),
  balanceAfter: Balance,
  reason: Reason,
  /** The title of the product, or the like: null when the reason says it all. */
  subject: Nullable(Type.String()),
  orderId: Nullable(Id),
  /** What to ask why for. */
  why: Type.Optional(Type.String()),
  /** The lots it took from, gave to, or came back to. */
  lots: Type.Array(LotPart),
})
export const HistoryPage = PageOf(HistoryEntry)
