/** One schema for every database. The order of its tables is the lock order on PostgreSQL: later features first, the ledger last. */
import { budgetTables } from './budget/tables.ts'
import { drawsTables } from './draws/tables.ts'
import { earningTables } from './earning/tables.ts'
import { eventsTables } from './events/tables.ts'
import { identityTables } from './identity/tables.ts'
import { leadsTables } from './leads/tables.ts'
import { mallTables } from './mall/tables.ts'
import { membershipTables } from './membership/tables.ts'
import { offersTables } from './offers/tables.ts'
import { operatorsTables } from './operators/tables.ts'
import { outreachTables } from './outreach/tables.ts'
import { peopleTables } from './people/tables.ts'
import type { Kit } from './platform/kit.ts'
import { platformTables } from './platform/tables.ts'
import { wechatTables } from './platform/wechat/tables.ts'
import type { CommandOf, EngineOf, LocksOf, RowOf, TouchOf, WorkOf } from './platform/work/types.ts'
import { pointsTables } from './points/tables.ts'
import { quizzesTables } from './quizzes/tables.ts'
import { referralTables } from './referral/tables.ts'
import { tasksTables } from './tasks/tables.ts'

export const defineSchema = (k: Kit) => ({
  ...eventsTables(k), // first: who tells of a member waits here, before anything of his is looked at
  ...peopleTables(k),
  ...leadsTables(k),
  ...drawsTables(k),
  ...mallTables(k),
  ...referralTables(k),
  ...quizzesTables(k),
  ...tasksTables(k),
  ...earningTables(k),
  ...membershipTables(k),
  ...offersTables(k),
  ...budgetTables(k),
  ...outreachTables(k),
  ...operatorsTables(k),
  ...identityTables(k),
  ...pointsTables(k),
  ...platformTables(k),
  ...wechatTables(k),
})

export type Schema = ReturnType<typeof defineSchema>
export type Work = WorkOf<Schema>
export type Touch = TouchOf<Schema>
export type Row<T extends keyof Schema> = RowOf<Schema, T>
export type Command<Input, Result> = CommandOf<Schema, Input, Result>
export type Engine = EngineOf<Schema>

/** How PostgreSQL guards a row that a command reads. Not named here: for update. */
export const locks: LocksOf<Schema> = {
  product: 'share', // decisions rest on it, hardly any changes it
  offer: 'share', // every grant reads it; a pause waits for all of them
  offerVersion: 'share',
  offerWatch: 'share',
  touch: { owner: 'visitor' },
  visitorOf: 'none', // insert only
  shareHop: 'none',
  shareLink: 'none', // it never changes
  lineage: 'none', // guarded by the programme
  bindingAct: { owner: 'binding' },
  leadEvent: { owner: 'lead' },
  leftBefore: 'none',
  quizSeen: 'none', // insert only
  attemptSlot: { owner: 'attempt' },
  questionVersion: 'none', // it never changes
  questionPool: 'none', // what is drawn is a choice, of whatever the pool holds at that moment
  drawResult: { owner: 'draw' },
  drawPrize: { owner: 'draw' },
  mailingSheet: { owner: 'mailing' },
  mailingRecipient: { owner: 'mailing' },
  taskFact: { owner: 'taskProgress' },
  earning: { owner: 'earningWindow' },
  growthEntry: { owner: 'membership' },
  tierChange: { owner: 'membership' },
  giftTaken: { owner: 'membership' },
  eventSource: 'share',
  budget: 'share',
  messageTopic: 'share',
  messageTemplate: 'share',
  member: 'share',
  identityChange: 'none',
  operator: 'share',
  code: { owner: 'sku' },
  lot: { owner: 'account' }, // guarded by the row of the account it belongs to
  reversal: { owner: 'transfer' },
  erasure: 'none',
  undoing: 'none',
  fact: 'none', // insert only: the primary key is the guard
  pushSeen: 'none',
  audit: 'none',
  idempotency: 'none',
  outbox: 'none',
}
