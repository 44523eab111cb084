import type { ReferralWho, RewardedMilestone, Surface } from '@laurel/shared/referral'
import { sql } from 'drizzle-orm'
import type { Kit } from '../platform/kit.ts'
import { linkArt, shareHop, shareLink, touch, visitor, visitorOf } from './tables/links.ts'

/** As WeChat ranks who accepts; unknown is not 0. */
export type Risk = 0 | 1 | 2 | 3 | 4 | 'unknown'

export type BindingState = 'open' | 'held' | 'done' | 'lapsed' | 'rejected'

/** What was promised to one of the two for one milestone; its value waits in the hold. */
export interface Promised {
  who: ReferralWho
  milestone: RewardedMilestone
  points: number
  /** capped, exhausted: nothing was set aside, and why. */
  state: 'promised' | 'paid' | 'returned' | 'capped' | 'exhausted'
  /** Whose grant it became: accounts may have been merged since it was promised. */
  to?: string
}

/** When each milestone was reached. */
export type Reached = { readonly [M in 'registered' | RewardedMilestone]?: number }

/** Keyed and cut short: enough to tell that two are alike, too little to find a person by. */
export interface Marks {
  ip: string
  device: string
}

/** Everybody who binds in a programme passes this row: one after the other, so that no two of them close a ring. */
const programme = (k: Kit) =>
  k.table('programme', {
    offerId: k.text('offer_id').primaryKey(),
    bindings: k.integer('bindings').notNull(),
  })

/** Who came by whom: once per programme and invitee. */
const binding = (k: Kit) =>
  k.table(
    'binding',
    {
      inviteeId: k.text('invitee_id').notNull(),
      offerId: k.text('offer_id').notNull(),
      /** The direct inviter, and the only one ever paid. Null: he came by a link of nobody. */
      inviterId: k.text('inviter_id'),
      /** The link; null: by a lead entered by hand. */
      code: k.text('code'),
      leadId: k.text('lead_id'),
      surface: k.text('surface').$type<Surface>().notNull(),
      managerId: k.text('manager_id'),
      touchedAt: k.integer('touched_at').notNull(),
      boundAt: k.integer('bound_at').notNull(),
      /** What is to be done by then. */
      dueBy: k.integer('due_by').notNull(),
      /** The version under which it was promised. */
      version: k.integer('version').notNull(),
      state: k.text('state').$type<BindingState>().notNull(),
      reached: k.json<Reached>('reached').notNull(),
      promised: k.json<Promised[]>('promised').notNull(),
      /** Why it waits or waited for a second look. */
      signals: k.json<string[]>('signals').notNull(),
      /** Not null: a person looks at it by then. */
      reviewBy: k.integer('review_by'),
      reviewedBy: k.text('reviewed_by'),
      reviewedAt: k.integer('reviewed_at'),
      because: k.text('because'),
      marks: k.json<Marks>('marks').notNull(),
      changedAt: k.integer('changed_at').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.inviteeId, t.offerId] }),
      k.index('binding_inviter_ix').on(t.inviterId, t.offerId, t.boundAt),
      k.index('binding_offer_ix').on(t.offerId, t.boundAt),
      k.index('binding_code_ix').on(t.code),
      k.index('binding_review_ix').on(t.reviewBy).where(sql`${t.state} = 'held'`),
      k.index('binding_due_ix').on(t.dueBy).where(sql`${t.state} in ('open', 'held')`),
      k.check('binding_state_ck', sql`${t.state} in ('open', 'held', 'done', 'lapsed', 'rejected')`),
      k.check('binding_self_ck', sql`${t.inviterId} is null or ${t.inviterId} <> ${t.inviteeId}`),
    ],
  )

/** Who stands above whom in a programme, whatever accounts were merged: by it nobody is brought in by those he brought. Guarded by the programme. */
const lineage = (k: Kit) =>
  k.table(
    'lineage',
    {
      offerId: k.text('offer_id').notNull(),
      memberId: k.text('member_id').notNull(),
      /** His inviter; and of accounts that became one, the other account and its inviter. */
      above: k.json<string[]>('above').notNull(),
      /** He was brought in himself, or an account that was merged into his. */
      bound: k.flag('bound').notNull(),
      marks: k.json<Marks>('marks').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.offerId, t.memberId] })],
  )

/** What an invitee did that may be the first act, whatever was taken back of it. */
const bindingAct = (k: Kit) =>
  k.table(
    'binding_act',
    {
      inviteeId: k.text('invitee_id').notNull(),
      offerId: k.text('offer_id').notNull(),
      at: k.integer('at').notNull(),
      source: k.text('source').notNull(),
      key: k.text('key').notNull(),
      milestone: k.text('milestone').$type<RewardedMilestone>().notNull(),
      /** What is left of it after all that was taken back; 0: it counts no more. */
      amount: k.integer('amount').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.inviteeId, t.offerId, t.at, t.source, t.key] })],
  )

/** How an inviter stands in a programme. */
const inviter = (k: Kit) =>
  k.table(
    'inviter',
    {
      memberId: k.text('member_id').notNull(),
      offerId: k.text('offer_id').notNull(),
      bound: k.integer('bound').notNull(),
      /** Invitees for whom he was paid, and how much. */
      rewarded: k.integer('rewarded').notNull(),
      points: k.integer('points').notNull(),
      /** When the last ones bound, the newest last: at most 8. */
      recent: k.json<number[]>('recent').notNull(),
      /** Promised in a window: `day/2026-11-22`, `month/2026-11`; only the running ones are kept. */
      windows: k.json<Record<string, number>>('windows').notNull(),
      /** He agreed to stand on the board. */
      shown: k.flag('shown').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.memberId, t.offerId] }),
      k.index('inviter_board_ix').on(t.offerId, t.rewarded),
    ],
  )

/** How often invitees of one programme came with the same mark. */
const markTally = (k: Kit) =>
  k.table(
    'mark_tally',
    {
      offerId: k.text('offer_id').notNull(),
      kind: k.text('kind').$type<'ip' | 'device' | 'ship'>().notNull(),
      mark: k.text('mark').notNull(),
      /** Of one inviter; empty: of all. */
      inviterId: k.text('inviter_id').notNull(),
      invitees: k.integer('invitees').notNull(),
      lastAt: k.integer('last_at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.offerId, t.kind, t.mark, t.inviterId] })],
  )

/** A person whose account was closed: for half a year he is no new customer. Nothing but a hash of a keyed hash. */
const leftBefore = (k: Kit) =>
  k.table('left_before', {
    mark: k.text('mark').primaryKey(),
    at: k.integer('at').notNull(),
  })

/** The order is the lock order. */
export const referralTables = (k: Kit) => ({
  programme: programme(k),
  visitor: visitor(k),
  visitorOf: visitorOf(k),
  touch: touch(k),
  shareHop: shareHop(k),
  shareLink: shareLink(k),
  linkArt: linkArt(k),
  lineage: lineage(k),
  binding: binding(k),
  bindingAct: bindingAct(k),
  inviter: inviter(k),
  markTally: markTally(k),
  leftBefore: leftBefore(k),
})
