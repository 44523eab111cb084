import { sql } from 'drizzle-orm'
import type { Kit } from '../platform/kit.ts'

/** Another system that tells what happened. */
const eventSource = (k: Kit) =>
  k.table('event_source', {
    id: k.text('id').primaryKey(),
    name: k.text('name').notNull(),
    state: k.text('state').$type<'active' | 'stopped'>().notNull(),
    /** Which types it may tell of. */
    types: k.json<string[]>('types').notNull(),
    addedAt: k.integer('added_at').notNull(),
  })

/** What a source signs with: good from `from` on, and until `until`, while it is exchanged. */
const eventSourceKey = (k: Kit) =>
  k.table(
    'event_source_key',
    {
      sourceId: k.text('source_id').notNull(),
      id: k.text('id').notNull(),
      /** Bound to the source. */
      sealed: k.text('sealed').notNull(),
      from: k.integer('from_at').notNull(),
      until: k.integer('until_at'),
    },
    (t) => [k.primaryKey({ columns: [t.sourceId, t.id] })],
  )

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

export const eventsTables = (k: Kit) => ({
  eventGate: eventGate(k),
  eventSource: eventSource(k),
  eventSourceKey: eventSourceKey(k),
})
