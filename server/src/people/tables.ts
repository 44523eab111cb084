import { sql } from 'drizzle-orm'
import type { Kit } from '../platform/kit.ts'

/** One member found to be another: `fromId` lives on in `intoId`. */
const merge = (k: Kit) =>
  k.table(
    'member_merge',
    {
      intoId: k.text('into_id').notNull(),
      fromId: k.text('from_id').notNull(),
      /** The approval's. */
      id: k.text('id').notNull(),
      at: k.integer('at').notNull(),
      by: k.text('by_id').notNull(),
      undoneAt: k.integer('undone_at'),
      /** How often points were carried over: at the merge, and for each arrival since. Numbers the carriages. */
      carriages: k.integer('carriages').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.intoId, t.fromId, t.id] }),
      k.check('merge_two_ck', sql`${t.intoId} <> ${t.fromId}`),
    ],
  )

/** Append-only: whose data was erased. Written to a file outside the database too, for the day a backup is restored. */
const erasure = (k: Kit) =>
  k.table('erasure', {
    memberId: k.text('member_id').primaryKey(),
    at: k.integer('at').notNull(),
    /** restored: a backup had brought the data back. */
    because: k.text('because').$type<'member' | 'wechat' | 'restored'>().notNull(),
  })

export const peopleTables = (k: Kit) => ({ merge: merge(k), erasure: erasure(k) })
