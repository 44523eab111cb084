/** The tables that every feature may use: what happened, who did it, what was answered, what is to be told. */
import { type AnyColumn, sql } from 'drizzle-orm'
import type { Kit } from './kit.ts'

/** Every topic but the one that each redemption leaves. Said in a query as it is said in the index, or the index is not used. */
export const isSeldom = (topic: AnyColumn) => sql`${topic} <> 'order.redeemed'`

/** What happened, who did it, what was answered. */
const records = (k: Kit) => ({
  /** Append-only: what happened. `(source, key)` makes a repeated delivery harmless. */
  fact: k.table(
    'fact',
    {
      source: k.text('source').notNull(),
      key: k.text('key').notNull(),
      id: k.text('id').notNull(),
      type: k.text('type').notNull(),
      memberId: k.text('member_id'),
      subjectId: k.text('subject_id'),
      occurredAt: k.integer('occurred_at').notNull(),
      recordedAt: k.integer('recorded_at').notNull(),
      data: k.json<Record<string, unknown>>('data').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.source, t.key] })],
  ),
  /** Append-only: what a fact took back of another, in whole or in part. Found by the one it took back, which may come later. */
  undoing: k.table(
    'undoing',
    {
      source: k.text('source').notNull(),
      key: k.text('key').notNull(),
      /** The key of the fact that takes it back. */
      by: k.text('by').notNull(),
      at: k.integer('at').notNull(),
      data: k.json<Record<string, unknown>>('data').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.source, t.key, t.by] })],
  ),
  /** Where the chain of the audit trail ends. One row. */
  auditHead: k.table('audit_head', {
    id: k.text('id').primaryKey(),
    number: k.integer('number').notNull(),
    hash: k.text('hash').notNull(),
  }),
  /** What an operator wrote, and what came of it. Append-only, and chained: audit-chain.ts. */
  audit: k.table(
    'audit',
    {
      id: k.text('id').primaryKey(),
      at: k.integer('at').notNull(),
      operatorId: k.text('operator_id').notNull(),
      call: k.text('call').notNull(),
      input: k.json<unknown>('input').notNull(),
      output: k.json<unknown>('output').notNull(),
      /** Null, as the two hashes: from before there was a chain. */
      number: k.integer('number'),
      prevHash: k.text('prev_hash'),
      hash: k.text('hash'),
    },
    (t) => [
      k.uniqueIndex('audit_by_number').on(t.number),
      k.index('audit_by_operator').on(t.operatorId, t.id),
    ],
  ),
  idempotency: k.table(
    'idempotency',
    {
      // First in the key: clients send keys in the order of time, so inserts stay on the last page.
      key: k.text('key').notNull(),
      scope: k.text('scope').notNull(),
      hash: k.text('hash').notNull(),
      status: k.integer('status').notNull(),
      body: k.text('body').notNull(),
      at: k.integer('at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.key, t.scope] })],
  ),
})

/** What is to leave the process. */
const deliveries = (k: Kit) => ({
  /** What is to leave the process after the commit; a delivered row is dropped. */
  outbox: k.table(
    'outbox',
    {
      id: k.text('id').primaryKey(),
      topic: k.text('topic').notNull(),
      payload: k.json<Record<string, unknown>>('payload').notNull(),
      at: k.integer('at').notNull(),
      attempts: k.integer('attempts').notNull().default(0),
      nextAt: k.integer('next_at').notNull(),
    },
    // However many redemptions wait for a webhook that is down, the few of other topics are found without walking past them.
    (t) => [k.index('outbox_topic_ix').on(t.topic, t.id).where(isSeldom(t.topic))],
  ),
  /** Who delivers the messages of a lane now, in all processes together; the row is there as long as it is held. */
  outboxLane: k.table('outbox_lane', {
    lane: k.text('lane').primaryKey(),
    holder: k.text('holder').notNull(),
    until: k.integer('until').notNull(),
  }),
})

/** What all processes share. */
const shared = (k: Kit) => ({
  /** Whose tokens are over: those signed up to `at`, of a session, a member or an operator. By `until` the last of them has ended by itself. */
  revocation: k.table(
    'revocation',
    {
      subject: k.text('subject').primaryKey(),
      at: k.integer('at').notNull(),
      until: k.integer('until').notNull(),
    },
    (t) => [k.index('revocation_at_ix').on(t.at)],
  ),
  /** Every file of the image store; kept for good while `dropAt` is null. */
  image: k.table(
    'image',
    {
      name: k.text('name').primaryKey(),
      at: k.integer('at').notNull(),
      dropAt: k.integer('drop_at'),
    },
    (t) => [k.index('image_drop_at_ix').on(t.dropAt).where(sql`${t.dropAt} is not null`)],
  ),
})

/** The order is the lock order. */
export const platformTables = (k: Kit) => ({ ...records(k), ...deliveries(k), ...shared(k) })
