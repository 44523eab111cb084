import type { Field, MessageState, TemplateState, Topic } from '@laurel/shared/outreach'
import { sql } from 'drizzle-orm'
import type { Kit } from '../platform/kit.ts'

/** Which template tells of a topic: commands read by key only. */
const messageTopic = (k: Kit) =>
  k.table('message_topic', {
    topic: k.text('topic').$type<Topic>().primaryKey(),
    templateId: k.text('template_id').notNull(),
  })

const messageTemplate = (k: Kit) =>
  k.table(
    'message_template',
    {
      /** WeChat's. */
      id: k.text('id').primaryKey(),
      topic: k.text('topic').$type<Topic>().notNull(),
      title: k.text('title').notNull(),
      about: k.text('about').notNull(),
      page: k.text('page').notNull(),
      fields: k.json<Field[]>('fields').notNull(),
      state: k.text('state').$type<TemplateState>().notNull(),
      trouble: k.integer('trouble'),
    },
    (t) => [k.check('message_template_state_ck', sql`${t.state} in ('live', 'paused', 'off')`)],
  )

/** Accepts and what became of them. One accept, one message: sends never pass accepts. */
const messageQuota = (k: Kit) =>
  k.table(
    'message_quota',
    {
      memberId: k.text('member_id').notNull(),
      templateId: k.text('template_id').notNull(),
      /** Accepts that the mini program told of, and those that WeChat pushed: two views of the same taps, so the greater counts. */
      told: k.integer('told').notNull(),
      pushed: k.integer('pushed').notNull(),
      accepted: k.integer('accepted').notNull(),
      sent: k.integer('sent').notNull(),
      /** Taken by messages on their way. */
      held: k.integer('held').notNull(),
      /** Worth nothing: WeChat said that there were none, or the member turned the template off. */
      lapsed: k.integer('lapsed').notNull(),
      left: k.integer('left_over').notNull(),
      /** Deliveries that WeChat told of: more than we know to have sent means that one without an answer arrived. */
      receipts: k.integer('receipts').notNull(),
      isWanted: k.flag('is_wanted').notNull(),
      /** When the member turned the template off in WeChat's settings. */
      mutedAt: k.integer('muted_at'),
      /** Business day of the last message: one a day is enough. */
      lastDay: k.text('last_day'),
    },
    (t) => [
      k.primaryKey({ columns: [t.memberId, t.templateId] }),
      k.check(
        'message_quota_ck',
        sql`${t.accepted} = ${t.sent} + ${t.held} + ${t.lapsed} + ${t.left} and ${t.sent} >= 0 and ${t.held} >= 0 and ${t.lapsed} >= 0 and ${t.left} >= 0`,
      ),
    ],
  )

/** What was sent to whom, and what came of it; never what it said. */
const message = (k: Kit) =>
  k.table(
    'message',
    {
      memberId: k.text('member_id').notNull(),
      id: k.text('id').notNull(),
      templateId: k.text('template_id').notNull(),
      topic: k.text('topic').$type<Topic>().notNull(),
      state: k.text('state').$type<MessageState>().notNull(),
      at: k.integer('at').notNull(),
      /** Later than this it is news no more. */
      until: k.integer('until').notNull(),
      doneAt: k.integer('done_at'),
      attempts: k.integer('attempts').notNull(),
      because: k.text('because'),
      errcode: k.integer('errcode'),
      rid: k.text('rid'),
    },
    (t) => [
      k.primaryKey({ columns: [t.memberId, t.id] }),
      k.index('message_at_ix').on(t.at, t.id),
      // Nearly all end sent: the others are what operators look for.
      k.index('message_state_ix').on(t.state, t.at, t.id).where(sql`${t.state} <> 'sent'`),
    ],
  )

/** What WeChat punished us with: one row for each kind, the newest; the facts keep the history. */
const restriction = (k: Kit) =>
  k.table('restriction', {
    kind: k.text('kind').$type<'sharing'>().primaryKey(),
    since: k.integer('since').notNull(),
    until: k.integer('until'),
    reason: k.text('reason').notNull(),
    liftedAt: k.integer('lifted_at'),
  })

/** Signatures of pushes that were taken, as long as their time would still pass: none is taken twice. */
const pushSeen = (k: Kit) =>
  k.table(
    'push_seen',
    {
      id: k.text('id').primaryKey(),
      until: k.integer('until').notNull(),
    },
    (t) => [k.index('push_seen_until_ix').on(t.until)],
  )

export const outreachTables = (k: Kit) => ({
  messageTopic: messageTopic(k),
  messageTemplate: messageTemplate(k),
  message: message(k),
  messageQuota: messageQuota(k),
  restriction: restriction(k),
  pushSeen: pushSeen(k),
})
