import { sql } from 'drizzle-orm'
import type { Kit } from '../platform/kit.ts'

/** What an operator is found by stands before what is found: the order is the lock order. */
export const operatorsTables = (k: Kit) => ({
  /** Commands read by key only: this is how one knows that a login is taken. */
  operatorLogin: k.table('operator_login', {
    login: k.text('login').primaryKey(),
    operatorId: k.text('operator_id').notNull(),
  }),
  operator: k.table(
    'operator',
    {
      id: k.text('id').primaryKey(),
      login: k.text('login').notNull(),
      name: k.text('name').notNull(),
      role: k.text('role').$type<'admin' | 'editor' | 'approver' | 'manager' | 'auditor'>().notNull(),
      passwordHash: k.text('password_hash').notNull(),
      state: k.text('state').$type<'active' | 'off'>().notNull(),
    },
    (t) => [
      k.uniqueIndex('operator_by_login').on(t.login),
      k.check('operator_role', sql`${t.role} in ('admin', 'editor', 'approver', 'manager', 'auditor')`),
      k.check('operator_state', sql`${t.state} in ('active', 'off')`),
    ],
  ),
})
