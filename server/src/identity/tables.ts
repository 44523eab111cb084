import { sql } from 'drizzle-orm'
import type { Kit } from '../platform/kit.ts'

/** The order is the lock order: what a member or an operator is found by stands before what is found. */
export const identityTables = (k: Kit) => ({
  /** What a member is known by. The value stands here as a keyed hash; the original is sealed beside it. */
  identity: k.table(
    'identity',
    {
      kind: k.text('kind').$type<'openid' | 'unionid'>().notNull(),
      value: k.text('value').notNull(),
      memberId: k.text('member_id').notNull(),
      sealed: k.text('sealed').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.kind, t.value] }),
      k.check('identity_kind', sql`${t.kind} in ('openid', 'unionid')`),
    ],
  ),
  /** A family of refresh tokens: each rotation replaces the hash, so only the newest token is good. */
  session: k.table('session', {
    id: k.text('id').primaryKey(),
    memberId: k.text('member_id').notNull(),
    refreshHash: k.text('refresh_hash').notNull(),
    expiresAt: k.integer('expires_at').notNull(),
    revokedAt: k.integer('revoked_at'),
  }),
  member: k.table(
    'member',
    {
      id: k.text('id').primaryKey(),
      name: k.text('name'),
      joinedAt: k.integer('joined_at').notNull(),
      state: k.text('state').$type<'active' | 'blocked'>().notNull(),
    },
    (t) => [k.check('member_state', sql`${t.state} in ('active', 'blocked')`)],
  ),
  /** Append-only: who agreed to which text, when and where. */
  consent: k.table(
    'consent',
    {
      memberId: k.text('member_id').notNull(),
      version: k.text('version').notNull(),
      at: k.integer('at').notNull(),
      textHash: k.text('text_hash').notNull(),
      scene: k.text('scene').$type<'sign-in'>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.memberId, t.version] })],
  ),
})
