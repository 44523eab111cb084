import type { LeadState } from '@laurel/shared/leads'
import { sql } from 'drizzle-orm'
import type { Kit } from '../platform/kit.ts'

/** One person whom a manager looks after on the way to custody. Digital and hand-entered ones of one person are one lead. */
const lead = (k: Kit) =>
  k.table(
    'lead',
    {
      id: k.text('id').primaryKey(),
      offerId: k.text('offer_id').notNull(),
      /** Sealed, bound to the id; null: not known, or erased. */
      sealedPhone: k.text('sealed_phone'),
      sealedName: k.text('sealed_name'),
      /** The keyed hash of the phone, under which `lead_of` finds it. */
      phone: k.text('phone'),
      /** Once the person is a member. */
      memberId: k.text('member_id'),
      inviterId: k.text('inviter_id'),
      /** The link the person came by. */
      code: k.text('code'),
      /** hand: a manager entered it first; digital: the person came by himself. */
      source: k.text('source').$type<'hand' | 'digital'>().notNull(),
      branch: k.text('branch'),
      managerId: k.text('manager_id'),
      state: k.text('state').$type<LeadState>().notNull(),
      dueBy: k.integer('due_by').notNull(),
      events: k.integer('events').notNull(),
      addedAt: k.integer('added_at').notNull(),
      changedAt: k.integer('changed_at').notNull(),
    },
    (t) => [
      k.index('lead_manager_ix').on(t.managerId, t.state, t.dueBy),
      k.index('lead_offer_ix').on(t.offerId, t.id),
      k.index('lead_due_ix').on(t.dueBy).where(sql`${t.state} in ('new', 'contacted', 'met', 'confirming')`),
      k.index('lead_member_ix').on(t.memberId),
      k.check(
        'lead_state_ck',
        sql`${t.state} in ('new', 'contacted', 'met', 'confirming', 'confirmed', 'lost', 'expired')`,
      ),
    ],
  )

/** Finds the leads of a person: `phone/<keyed hash>` or `member/<id>`; one for each programme. */
const leadOf = (k: Kit) =>
  k.table(
    'lead_of',
    {
      person: k.text('person').notNull(),
      offerId: k.text('offer_id').notNull(),
      leadId: k.text('lead_id').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.person, t.offerId] })],
  )

/** Append-only: what happened to a lead. */
const leadEvent = (k: Kit) =>
  k.table(
    'lead_event',
    {
      leadId: k.text('lead_id').notNull(),
      n: k.integer('n').notNull(),
      at: k.integer('at').notNull(),
      act: k.text('act').notNull(),
      /** The operator, `member`, `clock`, or a source of events. */
      by: k.text('by').notNull(),
      note: k.text('note'),
    },
    (t) => [k.primaryKey({ columns: [t.leadId, t.n] })],
  )

/** Whose turn it is in a branch. */
const branch = (k: Kit) =>
  k.table('branch', {
    id: k.text('id').primaryKey(),
    name: k.text('name').notNull(),
    /** In the order in which they take turns. */
    managerIds: k.json<string[]>('manager_ids').notNull(),
    turn: k.integer('turn').notNull(),
  })

/** Who looks after a member. */
const custody = (k: Kit) =>
  k.table('custody', {
    memberId: k.text('member_id').primaryKey(),
    managerId: k.text('manager_id').notNull(),
    at: k.integer('at').notNull(),
    /** `laurel`: by two operators; else the source that told. */
    source: k.text('source').notNull(),
  })

/** A line of the list that was left out, and why. */
export interface MailingFault {
  line: number
  fault: 'phone' | 'twice'
}

/** Text messages with a link of its own for each recipient, sent by pages. */
const mailing = (k: Kit) =>
  k.table(
    'mailing',
    {
      id: k.text('id').primaryKey(),
      offerId: k.text('offer_id').notNull(),
      surface: k.text('surface').$type<'article' | 'sms'>().notNull(),
      material: k.text('material'),
      text: k.text('text').notNull(),
      /** Null: to a list of numbers; else to the members of this tier and up. */
      minLevel: k.integer('min_level'),
      state: k.text('state').$type<'sending' | 'sent' | 'stopped'>().notNull(),
      total: k.integer('total').notNull(),
      /** So many recipients were taken up; the last member among them; and when the last page was. */
      taken: k.integer('taken').notNull(),
      lastId: k.text('last_id').notNull(),
      takenAt: k.integer('taken_at'),
      sent: k.integer('sent').notNull(),
      failed: k.integer('failed').notNull(),
      /** The first hundred. */
      faults: k.json<MailingFault[]>('faults').notNull(),
      /** The operator, and whose customers come by it. */
      by: k.text('by').notNull(),
      managerId: k.text('manager_id'),
      addedAt: k.integer('added_at').notNull(),
    },
    (t) => [
      k.index('mailing_sending_ix').on(t.id).where(sql`${t.state} = 'sending'`),
      k.check('mailing_state_ck', sql`${t.state} in ('sending', 'sent', 'stopped')`),
    ],
  )

/** The numbers of one page, sealed for it; dropped once the page was sent, or the mailing stopped. */
const mailingSheet = (k: Kit) =>
  k.table(
    'mailing_sheet',
    {
      mailingId: k.text('mailing_id').notNull(),
      page: k.integer('page').notNull(),
      sealed: k.text('sealed').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.mailingId, t.page] })],
  )

/** A row is here before its message is sent: whoever is taken up is sent to once at most. */
const mailingRecipient = (k: Kit) =>
  k.table(
    'mailing_recipient',
    {
      mailingId: k.text('mailing_id').notNull(),
      n: k.integer('n').notNull(),
      memberId: k.text('member_id'),
      code: k.text('code').notNull(),
      /** sending also stands where nobody knows whether it was sent: then it becomes failed, and is not sent again. */
      state: k.text('state').$type<'sending' | 'sent' | 'failed' | 'stopped'>().notNull(),
      at: k.integer('at').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.mailingId, t.n] }),
      k.index('mailing_recipient_code_ix').on(t.code),
      k.index('mailing_recipient_member_ix').on(t.memberId),
    ],
  )

/** The order is the lock order. */
export const leadsTables = (k: Kit) => ({
  mailing: mailing(k),
  mailingSheet: mailingSheet(k),
  mailingRecipient: mailingRecipient(k),
  leadOf: leadOf(k),
  lead: lead(k),
  leadEvent: leadEvent(k),
  branch: branch(k),
  custody: custody(k),
})
