/** The tables that every feature may use: what happened, who did it, what was answered, what is to be told. */
import type { Kit } from './kit.ts'

export const platformTables = (k: Kit) => ({
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
  /** What an operator wrote, and what came of it. */
  audit: k.table('audit', {
    id: k.text('id').primaryKey(),
    at: k.integer('at').notNull(),
    operatorId: k.text('operator_id').notNull(),
    call: k.text('call').notNull(),
    input: k.json<unknown>('input').notNull(),
    output: k.json<unknown>('output').notNull(),
  }),
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
  /** What is to leave the process after the commit; a delivered row is dropped. */
  outbox: k.table('outbox', {
    id: k.text('id').primaryKey(),
    topic: k.text('topic').notNull(),
    payload: k.json<Record<string, unknown>>('payload').notNull(),
    at: k.integer('at').notNull(),
    attempts: k.integer('attempts').notNull().default(0),
    nextAt: k.integer('next_at').notNull(),
  }),
  /** Who delivers the messages of a lane now, in all processes together; the row is there as long as it is held. */
  outboxLane: k.table('outbox_lane', {
    lane: k.text('lane').primaryKey(),
    holder: k.text('holder').notNull(),
    until: k.integer('until').notNull(),
  }),
  /** The access token of WeChat's that all processes share; who holds the lease reads a new one. */
  wechatToken: k.table('wechat_token', {
    appid: k.text('appid').primaryKey(),
    sealed: k.text('sealed'),
    /** Blind: tells a refused token from its successor without opening either. */
    mark: k.text('mark'),
    renewAt: k.integer('renew_at').notNull(),
    endsAt: k.integer('ends_at').notNull(),
    holder: k.text('holder'),
    leaseUntil: k.integer('lease_until').notNull(),
    /** Forced reads: so many on that day, the last at that instant. */
    forcedDay: k.text('forced_day').notNull(),
    forcedCount: k.integer('forced_count').notNull(),
    forcedAt: k.integer('forced_at').notNull(),
  }),
})
