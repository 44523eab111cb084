/** Which fact wakes which feature, in the same transaction. One table: news goes sideways only here. */
import { earn, earnAgain, unearn } from './earning/index.ts'
import type { Listeners } from './platform/listening.ts'

export const listeners: Listeners = {
  'assets.reported': [earn],
  'card.bound': [earn],
  'member.birthday': [earn],
  'member.registered': [earn],
  'member.signed-in': [earn],
  'order.cancelled': [unearn],
  'order.received': [earn],
  'order.redeemed': [earn],
  'purchase.paid': [earn],
  'purchase.refunded': [unearn],
  'task.completed': [earn],
  'task.undone': [unearn],
  'tier.changed': [earnAgain],
}
