import type { Surface } from '@laurel/shared/referral'
import { sql } from 'drizzle-orm'
import type { Kit } from '../../platform/kit.ts'

/** One hop: who shared, whence he had come, for which programme, where. It never changes. */
export const shareLink = (k: Kit) =>
  k.table(
    'share_link',
    {
      code: k.text('code').primaryKey(),
      offerId: k.text('offer_id').notNull(),
      /** Null: nobody we know (yet): a visitor, or the programme itself. */
      memberId: k.text('member_id'),
      visitorId: k.text('visitor_id'),
      /** The link by which the sharer had come; null: the first hop. */
      parent: k.text('parent'),
      root: k.text('root').notNull(),
      /** 1: the first hop. */
      depth: k.integer('depth').notNull(),
      surface: k.text('surface').$type<Surface>().notNull(),
      /** Which of the programme's materials was shared. */
      material: k.text('material'),
      /** Whose customers come by it. */
      managerId: k.text('manager_id'),
      branch: k.text('branch'),
      mintedAt: k.integer('minted_at').notNull(),
    },
    (t) => [
      k.index('share_link_parent_ix').on(t.parent),
      k.index('share_link_offer_ix').on(t.offerId, t.mintedAt),
      k.index('share_link_member_ix').on(t.memberId),
      k.check('share_link_first_ck', sql`(${t.parent} is null) = (${t.depth} = 1)`),
    ],
  )

/** Who shares again from the same place on the same surface gets the same link: one row per hop. */
export const shareHop = (k: Kit) =>
  k.table(
    'share_hop',
    {
      /** `member/<id>`, `visitor/<id>`. */
      sharer: k.text('sharer').notNull(),
      offerId: k.text('offer_id').notNull(),
      /** Surface, parent and material, parted by `/`. */
      hop: k.text('hop').notNull(),
      code: k.text('code').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.sharer, t.offerId, t.hop] })],
  )

/** A phone or browser, by a random id that it made up itself. Guards its touches. */
export const visitor = (k: Kit) =>
  k.table('visitor', {
    id: k.text('id').primaryKey(),
    firstAt: k.integer('first_at').notNull(),
    /** Who signed in on it, the first one first: at most 20. */
    memberIds: k.json<string[]>('member_ids').notNull(),
    touches: k.integer('touches').notNull(),
  })

export const visitorOf = (k: Kit) =>
  k.table(
    'visitor_of',
    {
      memberId: k.text('member_id').notNull(),
      visitorId: k.text('visitor_id').notNull(),
      at: k.integer('at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.memberId, t.visitorId] })],
  )

/** An arrival by a link. The visitor numbers its own, so that a repeated or late delivery changes nothing. */
export const touch = (k: Kit) =>
  k.table(
    'touch',
    {
      visitorId: k.text('visitor_id').notNull(),
      seq: k.integer('seq').notNull(),
      code: k.text('code').notNull(),
      /** Signed in at that time. */
      memberId: k.text('member_id'),
      at: k.integer('at').notNull(),
      recordedAt: k.integer('recorded_at').notNull(),
      /** WeChat's number of the entry. */
      scene: k.integer('scene'),
      refusedAt: k.integer('refused_at'),
    },
    (t) => [k.primaryKey({ columns: [t.visitorId, t.seq] }), k.index('touch_code_ix').on(t.code, t.at)],
  )

/** What of a link was made at WeChat, so that it is made once. */
export const linkArt = (k: Kit) =>
  k.table('link_art', {
    code: k.text('code').primaryKey(),
    urlLink: k.text('url_link'),
    urlLinkUntil: k.integer('url_link_until'),
    /** The mini program code, in the image store. */
    image: k.text('image'),
  })
