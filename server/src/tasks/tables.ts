import { sql } from 'drizzle-orm'
import type { Kit } from '../platform/kit.ts'

export const tasksTables = (k: Kit) => ({
  /** One row, 'daily'. */
  signInRule: k.table(
    'sign_in_rule',
    {
      id: k.text('id').primaryKey(),
      version: k.integer('version').notNull(),
      open: k.flag('open').notNull(),
      rewards: k.json<number[]>('rewards').notNull(),
      lotDays: k.integer('lot_days').notNull(),
      budgetId: k.text('budget_id').notNull(),
    },
    (t) => [k.check('sign_in_rule_lot_days', sql`${t.lotDays} > 0`)],
  ),
  /** A member's last run of days in a row; it may have been broken since. */
  signInStreak: k.table(
    'sign_in_streak',
    {
      memberId: k.text('member_id').primaryKey(),
      lastDay: k.text('last_day').notNull(),
      streakDays: k.integer('streak_days').notNull(),
      /** What the signed days of the last cycle gave, the first day first: a rule changed since does not change it. */
      given: k.json<number[]>('given').notNull(),
    },
    (t) => [k.check('sign_in_streak_days', sql`${t.streakDays} > 0`)],
  ),
})
