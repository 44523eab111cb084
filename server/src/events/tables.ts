import { sql } from 'drizzle-orm'
import type { Kit } from '../platform/kit.ts'

/** Of a source: good from `from` on, and until `until`, while it is exchanged. */
export interface SourceKey {
  id: string
  /** Sealed, bound to the source. */
  sealed: string
  from: number
  until: number | null
}

/** Another system that tells what happened. */
const eventSource = (k: Kit) =>
  k.table('event_source', {
    id: k.text('id').primaryKey(),
    name: k.text('name').notNull(),
    state: k.text('state').$type<'active' | 'stopped'>().notNull(),
    /** Which types it may tell of. */
    types: k.json<string[]>('types').notNull(),
    keys: k.json<SourceKey[]>('keys').notNull(),
    addedAt: k.integer('added_at').notNull(),
  })

/** One row for each member anything was told of: who writes the next of his facts waits for it, so that a fact and what takes it back meet. */
const eventGate = (k: Kit) =>
  k.table(
    'event_gate',
    {
      memberId: k.text('member_id').primaryKey(),
      facts: k.integer('facts').notNull(),
    },
    (t) => [k.check('event_gate_ck', sql`${t.facts} > 0`)],
  )

export const eventsTables = (k: Kit) => ({ eventGate: eventGate(k), eventSource: eventSource(k) })
