import { sql } from 'drizzle-orm'
import type { Kit } from '../platform/kit.ts'

export type IdentityKind = 'openid' | 'unionid' | 'phone' | 'customer'
export type ConsentScene = 'sign-in' | 'settings' | 'wechat'

/** What a member is known by. The value stands here as a keyed hash; the original is sealed beside it. */
const identity = (k: Kit) =>
  k.table(
    'identity',
    {
      kind: k.text('kind').$type<IdentityKind>().notNull(),
      value: k.text('value').notNull(),
      memberId: k.text('member_id').notNull(),
      sealed: k.text('sealed').notNull(),
      /** Whom it was sealed for: the seal names him, also after a merge. Null: it is bound to the value alone. */
      sealedFor: k.text('sealed_for'),
      linkedAt: k.integer('linked_at').notNull().default(0),
      /** The member, or the operator who linked or moved it. */
      by: k.text('by').notNull().default('member'),
      /** The merges through which it came here, parted by spaces, the last one at the end: each can be undone. */
      via: k.text('via').notNull().default(''),
    },
    (t) => [
      k.primaryKey({ columns: [t.kind, t.value] }),
      k.check('identity_kind', sql`${t.kind} in ('openid', 'unionid', 'phone', 'customer')`),
    ],
  )

/** Commands read by key only: this is how one knows all that a member is known by. Guarded by the member's row, which stands before it. */
const knownBy = (k: Kit) =>
  k.table(
    'known_by',
    {
      memberId: k.text('member_id').notNull(),
      kind: k.text('kind').$type<IdentityKind>().notNull(),
      value: k.text('value').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.memberId, t.kind, t.value] })],
  )

/**
 * Append-only: what was linked, moved or removed, when, by whom and why. `mark` is the beginning of the keyed hash: enough to tell a
 * member's few values apart, too little to find a person by after the rest was erased.
 */
const identityChange = (k: Kit) =>
  k.table(
    'identity_change',
    {
      memberId: k.text('member_id').notNull(),
      /** In the order of time. */
      id: k.text('id').notNull(),
      at: k.integer('at').notNull(),
      kind: k.text('kind').$type<IdentityKind>().notNull(),
      mark: k.text('mark').notNull(),
      act: k.text('act').$type<'linked' | 'removed' | 'moved-here' | 'moved-away' | 'erased'>().notNull(),
      by: k.text('by').notNull(),
      because: k.text('because'),
    },
    (t) => [k.primaryKey({ columns: [t.memberId, t.id] })],
  )

/** A family of refresh tokens: each rotation replaces the hash, so only the newest token is good. */
const session = (k: Kit) =>
  k.table(
    'session',
    {
      id: k.text('id').primaryKey(),
      memberId: k.text('member_id').notNull(),
      refreshHash: k.text('refresh_hash').notNull(),
      openedAt: k.integer('opened_at').notNull().default(0),
      expiresAt: k.integer('expires_at').notNull(),
      revokedAt: k.integer('revoked_at'),
    },
    (t) => [k.index('session_member_ix').on(t.memberId)],
  )

const member = (k: Kit) =>
  k.table(
    'member',
    {
      id: k.text('id').primaryKey(),
      /** The nickname as others may see it; the whole of it is sealed. Null: none was given. */
      called: k.text('called'),
      sealedName: k.text('sealed_name'),
      /** The name of a file in the image store. */
      avatar: k.text('avatar'),
      avatarState: k.text('avatar_state').$type<'checking' | 'passed' | 'refused'>(),
      joinedAt: k.integer('joined_at').notNull(),
      state: k.text('state').$type<'active' | 'blocked' | 'closed' | 'merged'>().notNull(),
      mergedInto: k.text('merged_into'),
      /** Sessions opened before are over. */
      sessionsFrom: k.integer('sessions_from').notNull().default(0),
      closedAt: k.integer('closed_at'),
    },
    (t) => [
      k.index('member_merged_ix').on(t.mergedInto).where(sql`${t.mergedInto} is not null`),
      k.check('member_state', sql`${t.state} in ('active', 'blocked', 'closed', 'merged')`),
      k.check('member_merged', sql`(${t.state} = 'merged') = (${t.mergedInto} is not null)`),
    ],
  )

/** What WeChat was asked to look at: its verdict names the trace only, and may be here before what it is about. */
const mediaCheck = (k: Kit) =>
  k.table('media_check', {
    traceId: k.text('trace_id').primaryKey(),
    memberId: k.text('member_id'),
    image: k.text('image'),
    suggest: k.text('suggest').$type<'pass' | 'review' | 'risky'>(),
    at: k.integer('at').notNull(),
  })

/** Append-only: who agreed to which text or withdrew, when and where. */
const consent = (k: Kit) =>
  k.table(
    'consent',
    {
      memberId: k.text('member_id').notNull(),
      at: k.integer('at').notNull(),
      act: k.text('act').$type<'given' | 'withdrawn'>().notNull().default('given'),
      version: k.text('version').notNull(),
      textHash: k.text('text_hash').notNull(),
      scene: k.text('scene').$type<ConsentScene>().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.memberId, t.at] }),
      k.check('consent_act', sql`${t.act} in ('given', 'withdrawn')`),
    ],
  )

/** A code sent to a phone: the newest one counts, for five minutes and five tries. */
const phoneCode = (k: Kit) =>
  k.table('phone_code', {
    /** The keyed hash of the phone. */
    phone: k.text('phone').primaryKey(),
    codeHash: k.text('code_hash').notNull(),
    sentAt: k.integer('sent_at').notNull(),
    expiresAt: k.integer('expires_at').notNull(),
    tries: k.integer('tries').notNull(),
  })

/** How many codes one phone, address or device asked for in a window. */
const phoneCodeTally = (k: Kit) =>
  k.table(
    'phone_code_tally',
    {
      kind: k.text('kind').$type<'phone' | 'ip' | 'device'>().notNull(),
      mark: k.text('mark').notNull(),
      /** `hour/…` or `day/…`. */
      window: k.text('window').notNull(),
      sent: k.integer('sent').notNull(),
      until: k.integer('until').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.kind, t.mark, t.window] }),
      k.index('phone_code_tally_until_ix').on(t.until),
    ],
  )

/** The order is the lock order: what a member is found by stands before what is found. */
export const identityTables = (k: Kit) => ({
  mediaCheck: mediaCheck(k),
  phoneCodeTally: phoneCodeTally(k),
  phoneCode: phoneCode(k),
  identity: identity(k),
  session: session(k),
  member: member(k),
  knownBy: knownBy(k),
  identityChange: identityChange(k),
  consent: consent(k),
})
