import type { BudgetCurrency, Caps } from '@laurel/shared/budget'
import { sql } from 'drizzle-orm'
import type { Kit } from '../platform/kit.ts'

/** The plan over an account `budget/<id>/<currency>`. What is left of it is the balance of that account. */
const budget = (k: Kit) =>
  k.table(
    'budget',
    {
      id: k.text('id').primaryKey(),
      name: k.text('name').notNull(),
      currency: k.text('currency').$type<BudgetCurrency>().notNull(),
      parentId: k.text('parent_id'),
      caps: k.json<Caps>('caps').notNull(),
      /** Ever put in, from its parent or the mint; and of that, ever handed down to its children. */
      filled: k.integer('filled').notNull(),
      handedDown: k.integer('handed_down').notNull(),
    },
    (t) => [k.check('budget_filled_ck', sql`${t.handedDown} >= 0 and ${t.filled} >= ${t.handedDown}`)],
  )

/**
 * What a budget and its children granted or set aside in a day, a month, ever. Counted in all three, capped or not:
 * so a cap that is set later finds what was granted before it, and the burn per day is read from here.
 */
const budgetWindow = (k: Kit) =>
  k.table(
    'budget_window',
    {
      budgetId: k.text('budget_id').notNull(),
      /** `day/2026-11-21`, `month/2026-11`, `total`; and `held`, what this budget alone keeps in holds now. */
      window: k.text('window').notNull(),
      granted: k.integer('granted').notNull(),
      /** The cap in force at the last grant. A cap set lower since stops the next one, and changes nothing here. */
      cap: k.integer('cap'),
    },
    (t) => [
      k.primaryKey({ columns: [t.budgetId, t.window] }),
      k.check('budget_window_ck', sql`${t.granted} >= 0 and (${t.cap} is null or ${t.granted} <= ${t.cap})`),
    ],
  )

export const budgetTables = (k: Kit) => ({
  budget: budget(k),
  budgetWindow: budgetWindow(k),
})
