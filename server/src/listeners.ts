/** Which fact wakes which feature, in the same transaction. One table: news goes sideways only here. */
import { earn, earnAgain, unearn } from './earning/index.ts'
import { congratulate, grow, joinTiers } from './membership/index.ts'
import type { Listeners } from './platform/listening.ts'
import { countBack, countFact, openNext, openTiered } from './tasks/index.ts'

export const listeners: Listeners = {
  'assets.reported': [earn, countFact],
  'card.bound': [earn, countFact],
  'growth.earned': [grow],
  'member.birthday': [congratulate, earn, countFact],
  'member.registered': [joinTiers, earn, countFact],
  'member.signed-in': [earn, countFact],
  'order.cancelled': [unearn, countBack],
  'order.received': [earn, countFact],
  'order.redeemed': [earn, countFact],
  'purchase.paid': [earn, countFact],
  'purchase.refunded': [unearn, countBack],
  'task.completed': [earn, countFact, openNext],
  'task.undone': [unearn, countBack, openNext],
  'tier.changed': [earnAgain, countFact, openTiered],
}
