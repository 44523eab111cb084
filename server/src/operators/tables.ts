import { sql } from 'drizzle-orm'
import type { Kit } from '../platform/kit.ts'

const operator = (k: Kit) =>
  k.table(
    'operator',
    {
      id: k.text('id').primaryKey(),
      login: k.text('login').notNull(),
      name: k.text('name').notNull(),
      role: k.text('role').$type<'admin' | 'editor' | 'approver' | 'manager' | 'auditor'>().notNull(),
      passwordHash: k.text('password_hash').notNull(),
      state: k.text('state').$type<'active' | 'off'>().notNull(),
      /** Another set the password: until its owner changes it, it opens nothing else. */
      mustChange: k.flag('must_change').notNull().default(false),
      /** Sealed: seals.ts. */
      sealedTotp: k.text('sealed_totp'),
      /** Null: begun, not yet confirmed by a code. */
      totpAt: k.integer('totp_at'),
      /** Of the last code taken: none is taken twice. */
      totpStep: k.integer('totp_step'),
      /** Counts up when all sessions are to end: a browser's session is of one epoch. */
      epoch: k.integer('epoch').notNull().default(0),
    },
    (t) => [
      k.uniqueIndex('operator_by_login').on(t.login),
      k.check('operator_role', sql`${t.role} in ('admin', 'editor', 'approver', 'manager', 'auditor')`),
      k.check('operator_state', sql`${t.state} in ('active', 'off')`),
    ],
  )

const approval = (k: Kit) =>
  k.table(
    'approval',
    {
      id: k.text('id').primaryKey(),
      kind: k.text('kind').notNull(),
      subjectId: k.text('subject_id').notNull(),
      body: k.json<Record<string, unknown>>('body').notNull(),
      because: k.text('because').notNull(),
      state: k.text('state').$type<'asked' | 'approved' | 'rejected' | 'withdrawn'>().notNull(),
      askedBy: k.text('asked_by').notNull(),
      askedAt: k.integer('asked_at').notNull(),
      expiresAt: k.integer('expires_at').notNull(),
      decidedBy: k.text('decided_by'),
      decidedAt: k.integer('decided_at'),
    },
    (t) => [
      k.index('approval_by_state').on(t.state, t.id),
      k.index('approval_by_subject').on(t.subjectId, t.id),
      // The second net under the rule: whoever asked never decided yes.
      k.check('approval_four_eyes', sql`${t.state} <> 'approved' or ${t.decidedBy} <> ${t.askedBy}`),
    ],
  )

/** A browser that is signed in to the console. Its cookie is the secret, so only a hash is kept. */
const operatorSession = (k: Kit) =>
  k.table(
    'operator_session',
    {
      hash: k.text('hash').primaryKey(),
      operatorId: k.text('operator_id').notNull(),
      epoch: k.integer('epoch').notNull(),
      startedAt: k.integer('started_at').notNull(),
      seenAt: k.integer('seen_at').notNull(),
    },
    (t) => [k.index('operator_session_by_seen').on(t.seenAt)],
  )

/** What an operator is found by stands before what is found: the order is the lock order. */
export const operatorsTables = (k: Kit) => ({
  approval: approval(k),
  /** Tries to sign in, counted by a keyed hash of the login: unknown logins are counted alike. */
  signInTry: k.table('sign_in_try', {
    loginHash: k.text('login_hash').primaryKey(),
    failures: k.integer('failures').notNull(),
    /** How often in a row it was locked: each lasts longer. */
    locks: k.integer('locks').notNull(),
    lockedUntil: k.integer('locked_until').notNull(),
    triedAt: k.integer('tried_at').notNull(),
  }),
  operatorSession: operatorSession(k),
  /** Commands read by key only: this is how one knows that a login is taken. */
  operatorLogin: k.table('operator_login', {
    login: k.text('login').primaryKey(),
    operatorId: k.text('operator_id').notNull(),
  }),
  /** The active admins, all below one key: the last one is known by it. */
  adminSeat: k.table(
    'admin_seat',
    { role: k.text('role').notNull(), operatorId: k.text('operator_id').notNull() },
    (t) => [k.primaryKey({ columns: [t.role, t.operatorId] })],
  ),
  operator: operator(k),
  /** One-time codes for who lost the phone; a used one is dropped. */
  recoveryCode: k.table(
    'recovery_code',
    { operatorId: k.text('operator_id').notNull(), hash: k.text('hash').notNull() },
    (t) => [k.primaryKey({ columns: [t.operatorId, t.hash] })],
  ),
})
