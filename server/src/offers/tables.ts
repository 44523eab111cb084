import type { Goal, OfferKindName, OfferVersionState } from '@laurel/shared/offers'
import { sql } from 'drizzle-orm'
import type { Kit } from '../platform/kit.ts'
import type { Span } from './rules/spans.ts'

export type Pause = [from: number, to: number | null]

/** What an operator publishes that can give value. Small, for every grant reads it; what it says stands in its versions. */
const offer = (k: Kit) =>
  k.table(
    'offer',
    {
      id: k.text('id').primaryKey(),
      kind: k.text('kind').$type<OfferKindName>().notNull(),
      /** Which version was in force from when to when; a pause is a gap. */
      spans: k.json<Span[]>('spans').notNull(),
      /** Not null: no process grants anything from it. */
      pausedAt: k.integer('paused_at'),
      /** Every pause there was, the one that lasts with null at its end: what was given is held against them. */
      pauses: k.json<Pause[]>('pauses').notNull(),
      endedAt: k.integer('ended_at'),
      /** The number of the newest version, whatever its state. */
      newest: k.integer('newest').notNull(),
      addedAt: k.integer('added_at').notNull(),
    },
    (t) => [k.index('offer_kind_ix').on(t.kind, t.id)],
  )

/** One draft or approved text of an offer. Approved, it never changes. */
const offerVersion = (k: Kit) =>
  k.table(
    'offer_version',
    {
      offerId: k.text('offer_id').notNull(),
      number: k.integer('number').notNull(),
      /** Submitted, it stands where its approval stands: nobody writes down here that one was turned down, withdrawn or ran out. */
      state: k.text('state').$type<Exclude<OfferVersionState, 'rejected'>>().notNull(),
      approvalId: k.text('approval_id'),
      title: k.text('title').notNull(),
      /** As the schema of the kind has it. */
      body: k.json<Record<string, unknown>>('body').notNull(),
      budgetId: k.text('budget_id'),
      startsAt: k.integer('starts_at').notNull(),
      endsAt: k.integer('ends_at').notNull(),
      /** The rules page, in plain words: a paragraph each. */
      rules: k.json<string[]>('rules').notNull(),
      goal: k.json<Goal>('goal').notNull(),
      /** Who looked at it in law, where the law asks for it; null: nobody. */
      signOff: k.text('sign_off'),
      author: k.text('author').notNull(),
      editedAt: k.integer('edited_at').notNull(),
      decidedBy: k.text('decided_by'),
      decidedAt: k.integer('decided_at'),
    },
    (t) => [k.primaryKey({ columns: [t.offerId, t.number] })],
  )

/** Which offers a topic may concern: commands find them by key. */
const offerWatch = (k: Kit) =>
  k.table(
    'offer_watch',
    {
      /** A type of fact, or a word of the kind's own. */
      topic: k.text('topic').notNull(),
      offerId: k.text('offer_id').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.topic, t.offerId] })],
  )

/** Growth, by the instant at which it counts. */
export type GrowthPart = [at: number, amount: number]
/** A transfer, and how much of it was not taken back. */
export type Posting = [transferId: string, left: number]

/** What a rule decided a member gets: at most one per occasion. What is due and what was posted differ only while it is withheld. */
const grant = (k: Kit) =>
  k.table(
    'offer_grant',
    {
      memberId: k.text('member_id').notNull(),
      offerId: k.text('offer_id').notNull(),
      /** Which rule of the offer: an offer may have several. */
      rule: k.text('rule').notNull(),
      /** What it is given for, once: a day, a period, a fact. */
      occasion: k.text('occasion').notNull(),
      version: k.integer('version').notNull(),
      state: k.text('state').$type<'granted' | 'withheld' | 'reversed'>().notNull(),
      points: k.integer('points').notNull(),
      growth: k.json<GrowthPart[]>('growth').notNull(),
      postings: k.json<Posting[]>('postings').notNull(),
      growthPostings: k.json<Posting[]>('growth_postings').notNull(),
      /** Growth posted so far, by instant. */
      growthPosted: k.json<GrowthPart[]>('growth_posted').notNull(),
      /** Transfers and reversals made: their numbers never come again. */
      moves: k.integer('moves').notNull(),
      budgetId: k.text('budget_id'),
      expiresOn: k.text('expires_on').notNull(),
      /** Where its points were set aside when they were promised; null: they come straight out of the budget. */
      hold: k.text('hold'),
      /** Why it is withheld: the refusal it met. */
      refusal: k.text('refusal'),
      /** The fact it rests on. */
      source: k.text('source').notNull(),
      factKey: k.text('fact_key').notNull(),
      because: k.json<Record<string, unknown>>('because').notNull(),
      at: k.integer('at').notNull(),
      changedAt: k.integer('changed_at').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.memberId, t.offerId, t.rule, t.occasion] }),
      k.check('offer_grant_points_ck', sql`${t.points} >= 0`),
      k.index('offer_grant_withheld_ix').on(t.offerId, t.at, t.memberId).where(sql`${t.state} = 'withheld'`),
    ],
  )

/** One row: what comes into force comes one after another, for each is held against all that stand. */
const offerGate = (k: Kit) =>
  k.table('offer_gate', {
    id: k.text('id').primaryKey(),
    passed: k.integer('passed').notNull(),
  })

/** The order is the lock order: a grant waits for its offer, never the other way round. */
export const offersTables = (k: Kit) => ({
  offerGate: offerGate(k),
  grant: grant(k),
  offerWatch: offerWatch(k),
  offer: offer(k),
  offerVersion: offerVersion(k),
})
