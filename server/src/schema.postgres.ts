/** What drizzle-kit draws the PostgreSQL migrations from: it finds tables among a module's exports only. */
import { postgresKit } from './platform/kit.ts'
import { defineSchema } from './schema.ts'

export const {
  order,
  product,
  sku,
  skuLimit,
  code,
  codeHash,
  stockMove,
  shelfSlot,
  signInRule,
  signInStreak,
  budget,
  budgetWindow,
  topUp,
  identity,
  session,
  member,
  consent,
  operatorLogin,
  operator,
  transfer,
  reversal,
  account,
  lot,
  fact,
  audit,
  idempotency,
  outbox,
  wechatToken,
} = defineSchema(postgresKit)
