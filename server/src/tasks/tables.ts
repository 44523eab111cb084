import { sql } from 'drizzle-orm'
import type { Kit } from '../platform/kit.ts'

export const tasksTables = (k: Kit) => ({
  /** How far a member came with a task in a period: by facts, each once. */
  taskProgress: k.table(
    'task_progress',
    {
      memberId: k.text('member_id').notNull(),
      offerId: k.text('offer_id').notNull(),
      /** `once`, `day/2026-11-21`, `week/2026-11-16` by its Monday, `month/2026-11`. */
      period: k.text('period').notNull(),
      value: k.integer('value').notNull(),
      /** The version whose target and reward hold. */
      version: k.integer('version').notNull(),
      firstAt: k.integer('first_at').notNull(),
      /** When it was last completed; null: it is not, or no longer. */
      completedAt: k.integer('completed_at'),
      /** How often it was: the number of the news of it. */
      completions: k.integer('completions').notNull(),
      claimedAt: k.integer('claimed_at'),
      changedAt: k.integer('changed_at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.memberId, t.offerId, t.period] })],
  ),
  /** Which facts a task looks at in a period, and what each brings: how far the member came is drawn from all of them. */
  taskFact: k.table(
    'task_fact',
    {
      memberId: k.text('member_id').notNull(),
      offerId: k.text('offer_id').notNull(),
      period: k.text('period').notNull(),
      at: k.integer('at').notNull(),
      source: k.text('source').notNull(),
      key: k.text('key').notNull(),
      /** In force when it happened. */
      version: k.integer('version').notNull(),
      /** What is left of it after all that was taken back. */
      amount: k.integer('amount').notNull(),
      /** What it is one of, where only different ones count: the task that was completed. Else empty. */
      part: k.text('part').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.memberId, t.offerId, t.period, t.at, t.source, t.key] }),
      k.check('task_fact_amount_ck', sql`${t.amount} >= 0`),
    ],
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
