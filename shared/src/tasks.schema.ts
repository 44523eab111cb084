import { Type } from 'typebox'
import { Amount, Balance, Day, Id, OneOf, Shape } from './schema.ts'

export const SignInDayState = OneOf('done', 'today', 'next', 'missed')
/** One day of the 7-day cycle that holds today. */
export const SignInDay = Shape({ day: Day, points: Amount, state: SignInDayState })
export const SignInBoard = Shape({
  /** Days in a row, ending today or yesterday. */
  streakDays: Type.Integer({ minimum: 0 }),
  signedToday: Type.Boolean(),
  /** What today gives, or gave. */
  pointsToday: Amount,
  days: Type.Array(SignInDay),
  /** False when the operator has closed it. */
  open: Type.Boolean(),
})
export const SignedIn = Shape({ points: Amount, balance: Balance, board: SignInBoard })

export const SignInRule = Shape({
  open: Type.Boolean(),
  /** Points of the first to the seventh day. */
  rewards: Type.Array(Amount, { minItems: 7, maxItems: 7 }),
  lotDays: Type.Integer({ minimum: 1, maximum: 3650 }),
  budgetId: Id,
})
