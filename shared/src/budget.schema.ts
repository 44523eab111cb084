import { Type } from 'typebox'
import { Amount, Balance, Day, Id, Nullable, OneOf, Shape, Text } from './schema.ts'

export const Currency = OneOf('points', 'fen')
/** How much may be granted within a day, a month, or ever; null is no limit of that kind. */
export const Caps = Shape({
  dayMax: Nullable(Amount),
  monthMax: Nullable(Amount),
  totalMax: Nullable(Amount),
})

export const AddBudgetInput = Shape({
  name: Text(60),
  currency: Currency,
  parentId: Nullable(Id),
  caps: Caps,
})
export const SetCapsInput = Shape({ budgetId: Id, caps: Caps })

/** filled = granted + held + handedDown + remaining, at every instant. */
export const Budget = Shape({
  id: Id,
  name: Type.String(),
  currency: Currency,
  parentId: Nullable(Id),
  caps: Caps,
  filled: Balance,
  granted: Balance,
  held: Balance,
  handedDown: Balance,
  remaining: Balance,
})
export const Budgets = Shape({ items: Type.Array(Budget) })

export const AskTopUpInput = Shape({ budgetId: Id, amount: Amount, because: Text(200) })

/** What a budget granted each day: the burn. */
export const ListBurnInput = Shape({ budgetId: Id })
export const Burn = Shape({ days: Type.Array(Shape({ day: Day, granted: Balance })) })
